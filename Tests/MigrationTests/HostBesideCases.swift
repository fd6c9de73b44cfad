/// What stands beside the scripts of a document: readers of kept answers, users of variables, paths
/// in values that nobody follows.
let besideCases: [HostCase] = [
  HostCase(
    name: ".github/workflows/backup.yml",
    title: "a step in Python reads the file that keeps the answer",
    unchanged: #"""
      jobs:
        a:
          steps:
            - run: |
                curl -sf -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/restores" -o restores.json
            - shell: python
              run: |
                import json
                print(json.load(open("restores.json"))["results"][0]["clusterName"])
      """#),
  HostCase(
    name: ".github/workflows/backup.yml", title: "an action reads the file that keeps the answer",
    unchanged: #"""
      jobs:
        a:
          steps:
            - run: |
                curl -sf -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/restores" > restores.json
            - uses: actions/github-script@v7
              with:
                script: |
                  const all = JSON.parse(require("fs").readFileSync("restores.json"));
                  core.info(all.results[0].clusterName);
      """#),
  HostCase(
    name: ".github/workflows/backup.yml", title: "each job reads its own file of the same name",
    before: #"""
      jobs:
        a:
          steps:
            - run: |
                curl -sf -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/restores" > r.json
                jq -r '.results[].clusterName' r.json
        b:
          steps:
            - run: |
                curl -sf -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/restores" > r.json
                jq -r '.results[0].clusterName' r.json
      """#,
    after: #"""
      jobs:
        a:
          steps:
            - run: |
                curl -sf -H "Accept: application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/restoreJobs" > r.json
                jq -r '.results[].instanceName' r.json
        b:
          steps:
            - run: |
                curl -sf -H "Accept: application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/restoreJobs" > r.json
                jq -r '.results[0].instanceName' r.json
      """#),
  HostCase(
    name: "tasks/main.yml", title: "a lookup reads a temporary file",
    unchanged: #"""
      - shell: |
          curl -sf -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/restores" -o /tmp/restores.json
      - set_fact:
          name: "{{ (lookup('file', '/tmp/restores.json') | from_json).results[0].clusterName }}"
      """#),
  HostCase(
    name: ".gitlab-ci.yml", title: "stages, and another job that reads the file",
    before: #"""
      stages: [list, show]
      list:
        stage: list
        script:
          - |
            curl -sf -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots" > snapshots.json
            curl -sf -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/restores" > restores.json
        artifacts: {paths: [restores.json]}
      show:
        stage: show
        script:
          - jq -r '.results[].clusterName' < restores.json
      """#,
    after: #"""
      stages: [list, show]
      list:
        stage: list
        script:
          - |
            curl -sf -H "Accept: application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots" > snapshots.json
            curl -sf -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/restores" > restores.json
        artifacts: {paths: [restores.json]}
      show:
        stage: show
        script:
          - jq -r '.results[].clusterName' < restores.json
      """#),
  HostCase(
    name: "Makefile", title: "a target is the file that keeps the answer",
    unchanged: #"""
      restores.json:
      	curl -sf -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$$G/clusters/$$C/backup/tenant/restores" -o $@
      names.txt: restores.json
      	jq -r '.results[].clusterName' $< > $@
      """#),
  HostCase(
    name: "Makefile", title: "variables in calls of functions",
    before: #"""
      V := application/vnd.atlas.2023-01-01+json
      BASE := https://cloud.mongodb.com/api/atlas/v2/groups/1
      ALL = $(shell curl -s -H 'Accept: $(V)' $(BASE)/clusters)
      list:
      	curl -s -H 'Accept: $(V)' $(BASE)/clusters/2/backup/tenant/snapshots
      """#,
    after: #"""
      V := application/vnd.atlas.2023-01-01+json
      BASE := https://cloud.mongodb.com/api/atlas/v2/groups/1
      ALL = $(shell curl -s -H 'Accept: $(V)' $(BASE)/clusters)
      list:
      	curl -s -H 'Accept: application/vnd.atlas.2024-11-13+json' $(BASE)/flexClusters/2/backup/snapshots
      """#),
  HostCase(
    name: "Jenkinsfile", title: "Groovy reads the file that keeps the answer",
    unchanged: #"""
      node {
        sh 'curl -sf -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/restores" | tee restores.json'
        echo readJSON(file: 'restores.json').results[0].clusterName
      }
      """#),
  HostCase(
    name: "Dockerfile", title: "a container knows no ARG",
    unchanged: #"""
      FROM alpine
      ARG GROUP
      ENV TENANT=https://cloud.mongodb.com/api/atlas/v2/groups/${GROUP}/clusters/c/backup/tenant ACCEPT="Accept: application/vnd.atlas.2023-01-01+json"
      COPY other.sh /
      HEALTHCHECK CMD curl -sf -H "$ACCEPT" "$TENANT/snapshots" || exit 1
      CMD curl -sf -H "$ACCEPT" "$TENANT/snapshots"
      """#),
  HostCase(
    name: "Dockerfile", title: "an ENV of the same name as an ARG",
    before: #"""
      FROM alpine
      ARG GROUP
      ENV GROUP=$GROUP
      CMD curl -sf -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP/clusters/c/backup/tenant/snapshots"
      """#,
    after: #"""
      FROM alpine
      ARG GROUP
      ENV GROUP=$GROUP
      CMD curl -sf -H "Accept: application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP/flexClusters/c/backup/snapshots"
      """#),
  HostCase(
    name: "bitbucket-pipelines.yml", title: "a variable of the script that a pipe takes as well",
    before: #"""
      pipelines:
        custom:
          list:
            - step:
                script:
                  - export TENANT=https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant
                  - 'curl -sf -H "Accept: application/vnd.atlas.2023-01-01+json" $TENANT/snapshots'
                  - pipe: atlassian/trigger:1.0
                    variables: {URL: "$TENANT"}
      """#,
    after: #"""
      pipelines:
        custom:
          list:
            - step:
                script:
                  - export TENANT=https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant
                  - 'curl -sf -H "Accept: application/vnd.atlas.2024-11-13+json" https://cloud.mongodb.com/api/atlas/v2/groups/1/flexClusters/2/backup/snapshots'
                  - pipe: atlassian/trigger:1.0
                    variables: {URL: "$TENANT"}
      """#),
  HostCase(
    name: ".circleci/config.yml", title: "a parameter in brackets",
    before: #"""
      commands:
        atlas:
          parameters: {path: {type: string}}
          steps:
            - run: curl -sf "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/<< parameters.path >>"
      jobs:
        b:
          steps:
            - atlas: {path: backup/tenant/snapshots}
      """#,
    after: #"""
      commands:
        atlas:
          parameters: {path: {type: string}}
          steps:
            - run: curl -sf -H Accept:application/vnd.atlas.2024-11-13+json "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/<< parameters.path >>"
      jobs:
        b:
          steps:
            - atlas: {path: backup/snapshots}
      """#),
  HostCase(
    name: "pod.yaml", title: "a path in brackets",
    unchanged: #"""
      kind: Pod
      spec:
        containers:
          - name: a
            lifecycle: {postStart: {httpGet: {path: /api/atlas/v2/groups/g/clusters/c/backup/tenant/restores}}}
      """#),
  HostCase(
    name: "docker-compose.yml", title: "a path that begins in a value nobody follows",
    unchanged: #"""
      services:
        a:
          image: alpine
          environment:
            TENANT: /clusters/prod/backup/tenant
          command: ./run.sh
      """#),
  HostCase(
    name: "changes.md", title: "a patch in a page",
    unchanged: #"""
      # Changes

      ```diff
      - curl -s -H "Accept: application/vnd.atlas.2023-01-01+json" https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots
      + curl -s -H "Accept: application/vnd.atlas.2024-11-13+json" https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots
      ```
      """#),
  HostCase(
    name: "urls.txt", title: "a list of URLs that a program reads",
    unchanged: #"""
      # all of them
      https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots
      https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/restores
      """#),
]
