/// Shapes that people publish, byte for byte: what is edited, and what is only reported.
let shapeCases: [HostCase] = [
  HostCase(
    name: "azure-pipelines.yml",
    title: "tasks that run a shell, and a variable that other text uses",
    before: #"""
      trigger: none
      variables:
        atlasBase: https://cloud.mongodb.com/api/atlas/v2
        oldBase: https://cloud.mongodb.com/api/atlas/v1.0
      steps:
        - task: Bash@3
          inputs:
            targetType: inline
            script: |
              curl -sf -H "Accept: application/vnd.atlas.2023-01-01+json" "$ATLASBASE/groups/$(group)/clusters/$(cluster)/backup/tenant/restores"
        - task: AzureCLI@2
          inputs:
            scriptType: bash
            inlineScript: |
              curl -sf -H "Accept: application/vnd.atlas.2023-01-01+json" "$(atlasBase)/groups/$(group)/clusters/$(cluster)/backup/tenant/snapshots"
        - bash: |
            curl -sf "$(oldBase)/groups/$(group)/clusters/$(cluster)/backup/tenant/snapshots"
        - task: PowerShell@2
          inputs:
            script: |
              Invoke-RestMethod "$(oldBase)/groups/$(group)/clusters/$(cluster)/backup/tenant/restores"

      """#,
    after: #"""
      trigger: none
      variables:
        atlasBase: https://cloud.mongodb.com/api/atlas/v2
        oldBase: https://cloud.mongodb.com/api/atlas/v1.0
      steps:
        - task: Bash@3
          inputs:
            targetType: inline
            script: |
              curl -sf -H "Accept: application/vnd.atlas.2024-11-13+json" "$ATLASBASE/groups/$(group)/flexClusters/$(cluster)/backup/restoreJobs"
        - task: AzureCLI@2
          inputs:
            scriptType: bash
            inlineScript: |
              curl -sf -H "Accept: application/vnd.atlas.2024-11-13+json" "$(atlasBase)/groups/$(group)/flexClusters/$(cluster)/backup/snapshots"
        - bash: |
            curl -sf "$(oldBase)/groups/$(group)/clusters/$(cluster)/backup/tenant/snapshots"
        - task: PowerShell@2
          inputs:
            script: |
              Invoke-RestMethod "$(oldBase)/groups/$(group)/clusters/$(cluster)/backup/tenant/restores"

      """#),
  HostCase(
    name: "Makefile", title: "a variable that a definition uses is not edited",
    before: #"""
      ACCEPT := Accept: application/vnd.atlas.2023-01-01+json
      BASE = https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant
      define restore :=
      curl -s -H "$(ACCEPT)" -d '{"snapshotId":"$(1)"}' $(BASE)/restore
      endef
      snapshots:
      	curl -s -H "$(ACCEPT)" $(BASE)/snapshots
      restore:
      	$(call restore,$(SNAPSHOT))

      """#,
    after: #"""
      ACCEPT := Accept: application/vnd.atlas.2023-01-01+json
      BASE = https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant
      define restore :=
      curl -s -H "$(ACCEPT)" -d '{"snapshotId":"$(1)"}' $(BASE)/restore
      endef
      snapshots:
      	curl -s -H "Accept: application/vnd.atlas.2024-11-13+json" $(subst /backup/tenant,/backup,$(subst /clusters/,/flexClusters/,$(BASE)))/snapshots
      restore:
      	$(call restore,$(SNAPSHOT))

      """#),
  HostCase(
    name: "Taskfile.yml", title: "commands that give variables, and conditions",
    before: #"""
      version: "3"
      env:
        ACCEPT: application/vnd.atlas.2023-01-01+json
      tasks:
        last:
          vars:
            ID:
              sh: >-
                curl -sf -H "Accept: $ACCEPT" https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots | jq -r '.results[0].id'
          preconditions:
            - sh: >-
                curl -sf -H "Accept: $ACCEPT" https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots
              msg: none
          cmds:
            - echo {{.ID}}

      """#,
    after: #"""
      version: "3"
      env:
        ACCEPT: application/vnd.atlas.2024-11-13+json
      tasks:
        last:
          vars:
            ID:
              sh: >-
                curl -sf -H "Accept: $ACCEPT" https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/snapshots | jq -r '.results[0].id'
          preconditions:
            - sh: >-
                curl -sf -H "Accept: $ACCEPT" https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/snapshots
              msg: none
          cmds:
            - echo {{.ID}}

      """#),
  HostCase(
    name: "docker-compose.yml", title: "an image of curl and a client without a shell",
    before: #"""
      services:
        a:
          image: curlimages/curl:8.5.0
          command: ["-sf", "-H", "Accept: application/vnd.atlas.2023-01-01+json", "https://cloud.mongodb.com/api/atlas/v2/groups/${GROUP}/clusters/x/backup/tenant/restores"]
        b:
          image: alpine
          entrypoint: ["curl"]
          command: ["-sf", "-H", "Accept: application/vnd.atlas.2023-01-01+json", "https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots"]

      """#,
    after: #"""
      services:
        a:
          image: curlimages/curl:8.5.0
          command: ["-sf", "-H", "Accept: application/vnd.atlas.2024-11-13+json", "https://cloud.mongodb.com/api/atlas/v2/groups/${GROUP}/flexClusters/x/backup/restoreJobs"]
        b:
          image: alpine
          entrypoint: ["curl"]
          command: ["-sf", "-H", "Accept: application/vnd.atlas.2024-11-13+json", "https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/snapshots"]

      """#),
  HostCase(
    name: "k8s/job.yaml", title: "an image of curl with values of the container",
    before: #"""
      apiVersion: v1
      kind: Pod
      metadata:
        name: snapshots
      spec:
        containers:
          - name: curl
            image: docker.io/curlimages/curl
            env:
              - name: API
                value: https://cloud.mongodb.com/api/atlas/v2
            args:
              - -sSf
              - --header
              - "Accept: application/vnd.atlas.2023-01-01+json"
              - $(API)/groups/g/clusters/c/backup/tenant/snapshots
          - name: wget
            image: busybox
            command: ["wget", "-qO-", "--header=Accept: application/vnd.atlas.2023-01-01+json", "https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/restores"]

      """#,
    after: #"""
      apiVersion: v1
      kind: Pod
      metadata:
        name: snapshots
      spec:
        containers:
          - name: curl
            image: docker.io/curlimages/curl
            env:
              - name: API
                value: https://cloud.mongodb.com/api/atlas/v2
            args:
              - -sSf
              - --header
              - "Accept: application/vnd.atlas.2024-11-13+json"
              - $(API)/groups/g/flexClusters/c/backup/snapshots
          - name: wget
            image: busybox
            command: ["wget", "-qO-", "--header=Accept: application/vnd.atlas.2024-11-13+json", "https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/restoreJobs"]

      """#),
  HostCase(
    name: "ansible/tasks/main.yml", title: "a command as a list of words",
    before: #"""
      - name: list
        ansible.builtin.command:
          argv:
            - curl
            - -s
            - -H
            - "Accept: application/vnd.atlas.2023-01-01+json"
            - "https://cloud.mongodb.com/api/atlas/v2/groups/{{ group }}/clusters/c/backup/tenant/snapshots"

      """#,
    after: #"""
      - name: list
        ansible.builtin.command:
          argv:
            - curl
            - -s
            - -H
            - "Accept: application/vnd.atlas.2024-11-13+json"
            - "https://cloud.mongodb.com/api/atlas/v2/groups/{{ group }}/flexClusters/c/backup/snapshots"

      """#),
  HostCase(
    name: "Dockerfile", title: "scripts in here-documents that become files",
    before: #"""
      FROM alpine
      COPY --chmod=755 <<EOT /usr/local/bin/restores.sh
      #!/bin/sh
      curl -sf -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/\$1/clusters/\$2/backup/tenant/restores" | jq '.results[].clusterName'
      EOT
      COPY <<'EOT' /usr/local/bin/snapshots
      #!/bin/sh
      curl -sf -H "Accept: application/vnd.atlas.2023-01-01+json" \
        "https://cloud.mongodb.com/api/atlas/v2/groups/$1/clusters/$2/backup/tenant/snapshots"
      EOT

      """#,
    after: #"""
      FROM alpine
      COPY --chmod=755 <<EOT /usr/local/bin/restores.sh
      #!/bin/sh
      curl -sf -H "Accept: application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/\$1/flexClusters/\$2/backup/restoreJobs" | jq '.results[].instanceName'
      EOT
      COPY <<'EOT' /usr/local/bin/snapshots
      #!/bin/sh
      curl -sf -H "Accept: application/vnd.atlas.2024-11-13+json" \
        "https://cloud.mongodb.com/api/atlas/v2/groups/$1/flexClusters/$2/backup/snapshots"
      EOT

      """#),
  HostCase(
    name: "crontab", title: "a command under a lock",
    before: #"""
      @daily /usr/bin/flock -n /tmp/l -c "curl -s -H 'Accept: application/vnd.atlas.2023-01-01+json' https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots"

      """#,
    after: #"""
      @daily /usr/bin/flock -n /tmp/l -c "curl -s -H 'Accept: application/vnd.atlas.2024-11-13+json' https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/snapshots"

      """#),
  HostCase(
    name: "inline.md", title: "code in a line, prompts, and what stays",
    before: #"""
      Run `curl -s -H "Accept: application/vnd.atlas.2023-01-01+json" https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots`, or `curl -s -H "Accept: application/vnd.atlas.2023-01-01+json" https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/restores`.
      curl is a program, and GET /api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots a request.

      | List | Command |
      |---|---|
      | all | `atlas api sharedTierSnapshots listSharedClusterBackups --groupId g --clusterName c` |
      | one | `curl -s -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/restores" \| jq .` |

      > ```sh
      > curl -s -H "Accept: application/vnd.atlas.2023-01-01+json" \
      >   "https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/restores"
      > ```

      [root@host ~]# curl -s -H "Accept: application/vnd.atlas.2023-01-01+json" https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots

      ```sh
      curl -s -H "Accept: application/vnd.atlas.2023-01-01+json" <url> "https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots"
      ```

      """#,
    after: #"""
      Run `curl -s -H "Accept: application/vnd.atlas.2024-11-13+json" https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/snapshots`, or `curl -s -H "Accept: application/vnd.atlas.2024-11-13+json" https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/restoreJobs`.
      curl is a program, and GET /api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots a request.

      | List | Command |
      |---|---|
      | all | `atlas api flexSnapshots listFlexBackups --groupId g --name c` |
      | one | `curl -s -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/restores" \| jq .` |

      > ```sh
      > curl -s -H "Accept: application/vnd.atlas.2023-01-01+json" \
      >   "https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/restores"
      > ```

      [root@host ~]# curl -s -H "Accept: application/vnd.atlas.2024-11-13+json" https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/snapshots

      ```sh
      curl -s -H "Accept: application/vnd.atlas.2023-01-01+json" <url> "https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots"
      ```

      """#),
  HostCase(
    name: "prompts.rst", title: "prompts of users and hosts",
    before: #"""
      .. code:: console

         user@host:~$ curl -s -H "Accept: application/vnd.atlas.2023-01-01+json" https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/restores
         {"results": []}
         # curl -s -H "Accept: application/vnd.atlas.2023-01-01+json" https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots
         % curl -s -H "Accept: application/vnd.atlas.2023-01-01+json" https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots

      """#,
    after: #"""
      .. code:: console

         user@host:~$ curl -s -H "Accept: application/vnd.atlas.2024-11-13+json" https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/restoreJobs
         {"results": []}
         # curl -s -H "Accept: application/vnd.atlas.2024-11-13+json" https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/snapshots
         % curl -s -H "Accept: application/vnd.atlas.2024-11-13+json" https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/snapshots

      """#),
  HostCase(
    name: "callouts.adoc", title: "callouts at the ends of lines",
    before: #"""
      [source,bash]
      ----
      curl -s -H "Accept: application/vnd.atlas.2023-01-01+json" \ <1>
        https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/restores # <2>
      ----
      <1> the media type

      """#,
    after: #"""
      [source,bash]
      ----
      curl -s -H "Accept: application/vnd.atlas.2024-11-13+json" \ <1>
        https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/restoreJobs # <2>
      ----
      <1> the media type

      """#),
  HostCase(
    name: ".circleci/config.yml", title: "the end of a path as a value",
    before: #"""
      commands:
        get:
          parameters:
            path: {type: string}
          steps:
            - run: curl -s "https://cloud.mongodb.com/api/atlas/v2/groups/$G/<< parameters.path >>"
      jobs:
        a:
          steps:
            - get:
                path: clusters/main/backup/tenant/snapshots

      """#,
    after: #"""
      commands:
        get:
          parameters:
            path: {type: string}
          steps:
            - run: curl -s -H Accept:application/vnd.atlas.2024-11-13+json "https://cloud.mongodb.com/api/atlas/v2/groups/$G/<< parameters.path >>"
      jobs:
        a:
          steps:
            - get:
                path: flexClusters/main/backup/snapshots

      """#),
  HostCase(
    name: "atlas.service", title: "a header for commands that no shell reads",
    before: #"""
      [Service]
      Type=oneshot
      Environment=API=https://cloud.mongodb.com/api/atlas/v2
      ExecStart=/usr/bin/curl -sf ${API}/groups/g/clusters/c/backup/tenant/restores
      ExecStart=/usr/bin/curl -sf --user "%H:x" -X POST \
          --url "https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/download" -d '{"snapshotId":"x"}'
      ExecStart=-/usr/bin/wget -q https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots -O /tmp/x

      """#,
    after: #"""
      [Service]
      Type=oneshot
      Environment=API=https://cloud.mongodb.com/api/atlas/v2
      ExecStart=/usr/bin/curl -sf -H "Accept: application/vnd.atlas.2024-11-13+json" ${API}/groups/g/flexClusters/c/backup/restoreJobs
      ExecStart=/usr/bin/curl -sf --user "%H:x" -X POST \
          -H "Accept: application/vnd.atlas.2024-11-13+json" --url "https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/download" -d '{"snapshotId":"x"}'
      ExecStart=-/usr/bin/wget -q "--header=Accept: application/vnd.atlas.2024-11-13+json" https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/snapshots -O /tmp/x

      """#),
  HostCase(
    name: "other/atlas.service", title: "a header that a file may set otherwise",
    before: #"""
      [Service]
      Environment="ACCEPT=Accept: application/vnd.atlas.2023-01-01+json"
      EnvironmentFile=-/etc/atlas.env
      ExecStart=/bin/sh -c 'curl -sf -H "$ACCEPT" https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/restores'

      """#,
    after: #"""
      [Service]
      Environment="ACCEPT=Accept: application/vnd.atlas.2023-01-01+json"
      EnvironmentFile=-/etc/atlas.env
      ExecStart=/bin/sh -c 'curl -sf -H "$ACCEPT" https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/restores'

      """#),
  HostCase(
    name: "exec/Dockerfile", title: "a header for commands that are lists",
    before: #"""
      FROM alpine
      ENTRYPOINT ["curl", "-fsS", "https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots"]
      CMD [ "curl", "-fsS","--url", "https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/restores" ]

      """#,
    after: #"""
      FROM alpine
      ENTRYPOINT ["curl", "-fsS", "-H", "Accept: application/vnd.atlas.2024-11-13+json", "https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/snapshots"]
      CMD [ "curl", "-fsS","-H", "Accept: application/vnd.atlas.2024-11-13+json", "--url", "https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/restoreJobs" ]

      """#),
  HostCase(
    name: "answers/tasks/main.yml",
    title: "an answer that others read, with and without renamed fields",
    before: #"""
      - name: snapshots
        shell: >-
          curl -s -H 'Accept: application/vnd.atlas.2023-01-01+json' https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots
        register: snapshots
      - name: restores
        shell: >-
          curl -s -H 'Accept: application/vnd.atlas.2023-01-01+json' https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/restores
        register: restores

      """#,
    after: #"""
      - name: snapshots
        shell: >-
          curl -s -H 'Accept: application/vnd.atlas.2024-11-13+json' https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/snapshots
        register: snapshots
      - name: restores
        shell: >-
          curl -s -H 'Accept: application/vnd.atlas.2023-01-01+json' https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/restores
        register: restores

      """#),
  HostCase(
    name: "justfile", title: "a part of a path as a value",
    before: #"""
      api := "https://cloud.mongodb.com/api/atlas/v2"
      base := api / "groups" / env("G") / "clusters/c" / "backup/tenant"
      list:
          curl -s {{base}}/restores

      """#,
    after: #"""
      api := "https://cloud.mongodb.com/api/atlas/v2"
      base := api / "groups" / env("G") / "clusters/c" / "backup/tenant"
      list:
          curl -s {{base}}/restores

      """#),
]
