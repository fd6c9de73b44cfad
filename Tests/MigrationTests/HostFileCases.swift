/// Files of other programs, byte for byte.
let fileCases: [HostCase] = [
  HostCase(
    name: "Dockerfile", title: "run, heredoc and exec form",
    before: #"""
      FROM alpine
      ENV G=1
      RUN apk add curl \
       # note
       && curl -H "Accept: application/vnd.atlas.2023-01-01+json" \
          "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"
      RUN <<EOF
      curl -H "Accept: application/vnd.atlas.2023-01-01+json" https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots
      EOF
      CMD ["sh", "-c", "curl -H \"Accept: application/vnd.atlas.2023-01-01+json\" https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"]

      """#,
    after: #"""
      FROM alpine
      ENV G=1
      RUN apk add curl \
       # note
       && curl -H "Accept: application/vnd.atlas.2024-11-13+json" \
          "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots"
      RUN <<EOF
      curl -H "Accept: application/vnd.atlas.2024-11-13+json" https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots
      EOF
      CMD ["sh", "-c", "curl -H \"Accept: application/vnd.atlas.2024-11-13+json\" https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots"]

      """#),
  HostCase(
    name: "Makefile", title: "recipe",
    before: #"""
      BASE := https://cloud.mongodb.com/api/atlas/v2

      list:
      	@curl --digest \
      	  "$(BASE)/groups/$$G/clusters/$(C)/backup/tenant/snapshots"

      """#,
    after: #"""
      BASE := https://cloud.mongodb.com/api/atlas/v2

      list:
      	@curl --digest \
      	  -H "Accept: application/vnd.atlas.2024-11-13+json" \
      	  "$(BASE)/groups/$$G/flexClusters/$(C)/backup/snapshots"

      """#),
  HostCase(
    name: "Makefile", title: "variable of two recipes",
    before: #"""
      U = https://cloud.mongodb.com/api/atlas/v2/groups/$(G)/clusters/$(C)/backup/tenant# all

      a:
      	curl -H 'Accept: application/vnd.atlas.2023-01-01+json' $(U)/snapshots
      b:
      	curl -H 'Accept: application/vnd.atlas.2023-01-01+json' $(U)/restores

      """#,
    after: #"""
      U = https://cloud.mongodb.com/api/atlas/v2/groups/$(G)/flexClusters/$(C)/backup# all

      a:
      	curl -H 'Accept: application/vnd.atlas.2024-11-13+json' $(U)/snapshots
      b:
      	curl -H 'Accept: application/vnd.atlas.2024-11-13+json' $(U)/restoreJobs

      """#),
  HostCase(
    name: "run.md", title: "fences of one terminal",
    before: #"""
      # Runbook

      1. First

         ```bash
         export BASE=https://cloud.mongodb.com/api/atlas/v2
         ```

         ```console
         $ curl -H "Accept: application/vnd.atlas.2023-01-01+json" \
         >   $BASE/groups/1/clusters/2/backup/tenant/snapshots
         {"results": []}
         ```

      """#,
    after: #"""
      # Runbook

      1. First

         ```bash
         export BASE=https://cloud.mongodb.com/api/atlas/v2
         ```

         ```console
         $ curl -H "Accept: application/vnd.atlas.2024-11-13+json" \
         >   $BASE/groups/1/flexClusters/2/backup/snapshots
         {"results": []}
         ```

      """#),
  HostCase(
    name: "notes.txt", title: "a sample",
    before: #"""
      Try:

        curl -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"

      Done.

      """#,
    after: #"""
      Try:

        curl -H "Accept: application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots"

      Done.

      """#),
  HostCase(
    name: "docker-compose.yml", title: "doubled dollars",
    before: #"""
      services:
        b:
          command: ["sh", "-c", "curl -H 'Accept: application/vnd.atlas.2023-01-01+json' https://cloud.mongodb.com/api/atlas/v2/groups/$$G/clusters/$$C/backup/tenant/snapshots"]

      """#,
    after: #"""
      services:
        b:
          command: ["sh", "-c", "curl -H 'Accept: application/vnd.atlas.2024-11-13+json' https://cloud.mongodb.com/api/atlas/v2/groups/$$G/flexClusters/$$C/backup/snapshots"]

      """#),
  HostCase(
    name: "job.yaml", title: "container and ConfigMap",
    before: #"""
      kind: CronJob
      spec:
        containers:
          - name: b
            command: [sh, -c]
            args:
              - |
                curl -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"
      ---
      kind: ConfigMap
      data:
        run.sh: |
          curl -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"

      """#,
    after: #"""
      kind: CronJob
      spec:
        containers:
          - name: b
            command: [sh, -c]
            args:
              - |
                curl -H "Accept: application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots"
      ---
      kind: ConfigMap
      data:
        run.sh: |
          curl -H "Accept: application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots"

      """#),
  HostCase(
    name: "play.yml", title: "Ansible",
    before: #"""
      - hosts: all
        tasks:
          - name: x
            shell: >
              curl -H "Accept: application/vnd.atlas.2023-01-01+json"
              {{ base }}/groups/{{ g }}/clusters/$C/backup/tenant/snapshots

      """#,
    after: #"""
      - hosts: all
        tasks:
          - name: x
            shell: >
              curl -H "Accept: application/vnd.atlas.2024-11-13+json"
              {{ base }}/groups/{{ g }}/flexClusters/$C/backup/snapshots

      """#),
  HostCase(
    name: "play.yml", title: "an output that others read",
    before: #"""
      - hosts: all
        tasks:
          - shell: curl -H Accept:application/vnd.atlas.2023-01-01+json https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots
            register: r

      """#,
    after: #"""
      - hosts: all
        tasks:
          - shell: curl -H Accept:application/vnd.atlas.2024-11-13+json https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots
            register: r

      """#),
  HostCase(
    name: "Taskfile.yml", title: "Task",
    before: #"""
      version: '3'
      vars:
        B: https://cloud.mongodb.com/api/atlas/v2
      tasks:
        a:
          cmds:
            - 'curl -H "Accept: application/vnd.atlas.2023-01-01+json" "{{.B}}/groups/$G/clusters/$C/backup/tenant/snapshots"'

      """#,
    after: #"""
      version: '3'
      vars:
        B: https://cloud.mongodb.com/api/atlas/v2
      tasks:
        a:
          cmds:
            - 'curl -H "Accept: application/vnd.atlas.2024-11-13+json" "{{.B}}/groups/$G/flexClusters/$C/backup/snapshots"'

      """#),
  HostCase(
    name: "Jenkinsfile", title: "steps",
    before: #"""
      pipeline { // backup/tenant
        sh '''
          curl -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"
        '''
        sh "curl -H 'Accept: application/vnd.atlas.2023-01-01+json' https://cloud.mongodb.com/api/atlas/v2/groups/\$G/clusters/\$C/backup/tenant/snapshots"
      }

      """#,
    after: #"""
      pipeline { // backup/tenant
        sh '''
          curl -H "Accept: application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots"
        '''
        sh "curl -H 'Accept: application/vnd.atlas.2024-11-13+json' https://cloud.mongodb.com/api/atlas/v2/groups/\$G/flexClusters/\$C/backup/snapshots"
      }

      """#),
  HostCase(
    name: "Jenkinsfile", title: "an output that Groovy reads",
    before: #"""
      x = sh(script: 'curl -H "Accept: application/vnd.atlas.2023-01-01+json" https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots', returnStdout: true)

      """#,
    after: #"""
      x = sh(script: 'curl -H "Accept: application/vnd.atlas.2024-11-13+json" https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots', returnStdout: true)

      """#),
  HostCase(
    name: "main.tf", title: "local-exec",
    before: #"""
      provisioner "local-exec" {
        command = "curl -H 'Accept: application/vnd.atlas.2023-01-01+json' https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/${var.c}/backup/tenant/snapshots"
      }

      """#,
    after: #"""
      provisioner "local-exec" {
        command = "curl -H 'Accept: application/vnd.atlas.2024-11-13+json' https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/${var.c}/backup/snapshots"
      }

      """#),
  HostCase(
    name: "cron.d/backup", title: "crontab",
    before: #"""
      G=1
      0 3 * * * root curl -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots" >> /tmp/$(date +\%F).log

      """#,
    after: #"""
      G=1
      0 3 * * * root curl -H "Accept: application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots" >> /tmp/$(date +\%F).log

      """#),
  HostCase(
    name: "package.json", title: "a script",
    before: #"""
      {
        "scripts": {
          "list": "curl -H \"Accept: application/vnd.atlas.2023-01-01+json\" https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"
        }
      }

      """#,
    after: #"""
      {
        "scripts": {
          "list": "curl -H \"Accept: application/vnd.atlas.2024-11-13+json\" https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots"
        }
      }

      """#),
]
