/// Services that give their commands in lists, and texts that name them, as people write them.
let serviceCases: [HostCase] = [
  HostCase(
    name: ".buildkite/pipeline.yml",
    title: "Buildkite: commands, lists and groups, dollars doubled",
    before: #"""
      env:
        ATLAS: https://cloud.mongodb.com/api/atlas/v2
      steps:
        - label: ":floppy_disk: snapshots"
          command: |
            curl -s --digest -u "$$PUBLIC_KEY:$$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' \
              "$$ATLAS/groups/$$GROUP_ID/clusters/$$CLUSTER/backup/tenant/snapshots" | jq -r '.results[0].id'
        - wait
        - label: "restores"
          commands:
            - set -euo pipefail
            - curl -s --digest -u "$$PUBLIC_KEY:$$PRIVATE_KEY" -H "Accept:application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[].clusterName'
        - group: "g"
          steps:
            - command: "curl -sf -H 'Accept: application/vnd.atlas.2023-01-01+json' https://cloud.mongodb.com/api/atlas/v2/groups/$$G/clusters/$$C/backup/tenant/snapshots"

      """#,
    after: #"""
      env:
        ATLAS: https://cloud.mongodb.com/api/atlas/v2
      steps:
        - label: ":floppy_disk: snapshots"
          command: |
            curl -s --digest -u "$$PUBLIC_KEY:$$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2024-11-13+json' \
              "$$ATLAS/groups/$$GROUP_ID/flexClusters/$$CLUSTER/backup/snapshots" | jq -r '.results[0].id'
        - wait
        - label: "restores"
          commands:
            - set -euo pipefail
            - curl -s --digest -u "$$PUBLIC_KEY:$$PRIVATE_KEY" -H "Accept:application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/flexClusters/$CLUSTER/backup/restoreJobs" | jq -r '.results[].instanceName'
        - group: "g"
          steps:
            - command: "curl -sf -H 'Accept: application/vnd.atlas.2024-11-13+json' https://cloud.mongodb.com/api/atlas/v2/groups/$$G/flexClusters/$$C/backup/snapshots"

      """#),
  HostCase(
    name: ".drone.yml", title: "Drone: values in braces are its own",
    before: #"""
      kind: pipeline
      type: docker
      name: backup

      steps:
      - name: snapshots
        image: alpine/curl
        environment:
          PUBLIC_KEY:
            from_secret: atlas_public
          ATLAS: https://cloud.mongodb.com/api/atlas/v2
        commands:
        - apk add curl jq
        - curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept:application/vnd.atlas.2023-01-01+json" "$ATLAS/groups/$${GROUP_ID}/clusters/${DRONE_REPO_NAME}/backup/tenant/snapshots" > snapshots.json
        - jq -r '.results[0].id' snapshots.json

      """#,
    after: #"""
      kind: pipeline
      type: docker
      name: backup

      steps:
      - name: snapshots
        image: alpine/curl
        environment:
          PUBLIC_KEY:
            from_secret: atlas_public
          ATLAS: https://cloud.mongodb.com/api/atlas/v2
        commands:
        - apk add curl jq
        - curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept:application/vnd.atlas.2024-11-13+json" "$ATLAS/groups/$${GROUP_ID}/flexClusters/${DRONE_REPO_NAME}/backup/snapshots" > snapshots.json
        - jq -r '.results[0].id' snapshots.json

      """#),
  HostCase(
    name: ".woodpecker.yaml", title: "Woodpecker: a literal command",
    before: #"""
      when:
        - event: cron
      steps:
        - name: restores
          image: alpine
          environment:
            ATLAS: https://cloud.mongodb.com/api/atlas/v2
          commands:
            - |
              curl -s -H 'Accept: application/vnd.atlas.2023-01-01+json' \
                "$ATLAS/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[].clusterName'

      """#,
    after: #"""
      when:
        - event: cron
      steps:
        - name: restores
          image: alpine
          environment:
            ATLAS: https://cloud.mongodb.com/api/atlas/v2
          commands:
            - |
              curl -s -H 'Accept: application/vnd.atlas.2024-11-13+json' \
                "$ATLAS/groups/$GROUP_ID/flexClusters/$CLUSTER/backup/restoreJobs" | jq -r '.results[].instanceName'

      """#),
  HostCase(
    name: "cloudbuild.yaml", title: "Cloud Build: args of curl, of bash, and a script",
    before: #"""
      steps:
        - name: gcr.io/cloud-builders/curl
          args: ['-s', '--digest', '-u', '$_PUB:$_PRIV', '-H', 'Accept: application/vnd.atlas.2023-01-01+json', 'https://cloud.mongodb.com/api/atlas/v2/groups/$_GROUP/clusters/${_CLUSTER}/backup/tenant/snapshots']
        - name: ubuntu
          entrypoint: bash
          args:
            - '-c'
            - |
              curl -s -u "$$PUB:$$PRIV" --digest -H "Accept: application/vnd.atlas.2023-01-01+json" \
                "https://cloud.mongodb.com/api/atlas/v2/groups/$_GROUP/clusters/$_CLUSTER/backup/tenant/restores" | jq -r .results[0].clusterName
          secretEnv: ['PUB', 'PRIV']
        - name: ubuntu
          id: s
          script: |
            #!/usr/bin/env bash
            curl -s -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP/clusters/$CLUSTER/backup/tenant/snapshots"
      substitutions:
        _GROUP: abc

      """#,
    after: #"""
      steps:
        - name: gcr.io/cloud-builders/curl
          args: ['-s', '--digest', '-u', '$_PUB:$_PRIV', '-H', 'Accept: application/vnd.atlas.2024-11-13+json', 'https://cloud.mongodb.com/api/atlas/v2/groups/$_GROUP/flexClusters/${_CLUSTER}/backup/snapshots']
        - name: ubuntu
          entrypoint: bash
          args:
            - '-c'
            - |
              curl -s -u "$$PUB:$$PRIV" --digest -H "Accept: application/vnd.atlas.2024-11-13+json" \
                "https://cloud.mongodb.com/api/atlas/v2/groups/$_GROUP/flexClusters/$_CLUSTER/backup/restoreJobs" | jq -r .results[0].instanceName
          secretEnv: ['PUB', 'PRIV']
        - name: ubuntu
          id: s
          script: |
            #!/usr/bin/env bash
            curl -s -H "Accept: application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP/flexClusters/$CLUSTER/backup/snapshots"
      substitutions:
        _GROUP: abc

      """#),
  HostCase(
    name: "buildspec.yml", title: "CodeBuild: phases share a shell",
    before: #"""
      version: 0.2
      env:
        variables:
          ATLAS: "https://cloud.mongodb.com/api/atlas/v2"
      phases:
        install:
          commands:
            - yum install -y jq
        build:
          commands:
            - ACCEPT="application/vnd.atlas.2023-01-01+json"
            - SNAP=$(curl -s --digest -u "$PUB:$PRIV" -H "Accept:$ACCEPT" "$ATLAS/groups/$GROUP/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[0].id')
            - |
              curl -s --digest -u "$PUB:$PRIV" -H "Accept:$ACCEPT" -H "Content-Type:application/json" -X POST \
                -d "{\"snapshotId\":\"$SNAP\",\"targetDeploymentItemName\":\"$CLUSTER\"}" "$ATLAS/groups/$GROUP/clusters/$CLUSTER/backup/tenant/download" > out.json
        post_build:
          commands:
            - jq -r .snapshotUrl out.json

      """#,
    after: #"""
      version: 0.2
      env:
        variables:
          ATLAS: "https://cloud.mongodb.com/api/atlas/v2"
      phases:
        install:
          commands:
            - yum install -y jq
        build:
          commands:
            - ACCEPT="application/vnd.atlas.2024-11-13+json"
            - SNAP=$(curl -s --digest -u "$PUB:$PRIV" -H "Accept:$ACCEPT" "$ATLAS/groups/$GROUP/flexClusters/$CLUSTER/backup/snapshots" | jq -r '.results[0].id')
            - |
              curl -s --digest -u "$PUB:$PRIV" -H "Accept:$ACCEPT" -H "Content-Type:application/json" -X POST \
                -d "{\"snapshotId\":\"$SNAP\"}" "$ATLAS/groups/$GROUP/flexClusters/$CLUSTER/backup/download" > out.json
        post_build:
          commands:
            - jq -r .snapshotUrl out.json

      """#),
  HostCase(
    name: "user-data.yaml", title: "cloud-init: files, lines and lists of words",
    before: #"""
      #cloud-config
      packages: [jq, curl]
      write_files:
        - path: /usr/local/bin/snap.sh
          permissions: '0755'
          content: |
            #!/bin/sh
            curl -s -u "$PUB:$PRIV" --digest -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP/clusters/$1/backup/tenant/snapshots"
      runcmd:
        - [ sh, -c, "curl -s -H 'Accept: application/vnd.atlas.2023-01-01+json' https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/c/backup/tenant/restores | jq -r '.results[].clusterName'" ]
        - curl -s -H 'Accept:application/vnd.atlas.2023-01-01+json' https://cloud.mongodb.com/api/atlas/v2/groups/abc/clusters/c/backup/tenant/snapshots > /tmp/s.json
        - [ curl, -s, -H, 'Accept: application/vnd.atlas.2023-01-01+json', 'https://cloud.mongodb.com/api/atlas/v2/groups/abc/clusters/c/backup/tenant/snapshots' ]

      """#,
    after: #"""
      #cloud-config
      packages: [jq, curl]
      write_files:
        - path: /usr/local/bin/snap.sh
          permissions: '0755'
          content: |
            #!/bin/sh
            curl -s -u "$PUB:$PRIV" --digest -H "Accept: application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP/flexClusters/$1/backup/snapshots"
      runcmd:
        - [ sh, -c, "curl -s -H 'Accept: application/vnd.atlas.2024-11-13+json' https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/c/backup/restoreJobs | jq -r '.results[].instanceName'" ]
        - curl -s -H 'Accept:application/vnd.atlas.2024-11-13+json' https://cloud.mongodb.com/api/atlas/v2/groups/abc/flexClusters/c/backup/snapshots > /tmp/s.json
        - [ curl, -s, -H, 'Accept: application/vnd.atlas.2024-11-13+json', 'https://cloud.mongodb.com/api/atlas/v2/groups/abc/flexClusters/c/backup/snapshots' ]

      """#),
  HostCase(
    name: "play.yml", title: "Ansible: requests of the module uri",
    before: #"""
      - hosts: localhost
        vars:
          atlas: https://cloud.mongodb.com/api/atlas/v2
        tasks:
          - name: list snapshots
            ansible.builtin.uri:
              url: "{{ atlas }}/groups/{{ project }}/clusters/{{ cluster }}/backup/tenant/snapshots"
              user: "{{ pub }}"
              password: "{{ priv }}"
              headers:
                Accept: application/vnd.atlas.2023-01-01+json
              return_content: true
            register: snaps
          - name: restore
            uri:
              url: https://cloud.mongodb.com/api/atlas/v2/groups/{{ project }}/clusters/{{ cluster }}/backup/tenant/restore
              method: POST
              body_format: json
              headers: {Accept: application/vnd.atlas.2023-01-01+json}
              body:
                snapshotId: "{{ snaps.json.results[0].id }}"
                targetDeploymentItemName: "{{ cluster }}"
          - name: download
            uri:
              url: https://cloud.mongodb.com/api/atlas/v2/groups/{{ project }}/clusters/{{ cluster }}/backup/tenant/download
              method: POST
              body_format: json
              headers: {Accept: application/vnd.atlas.2023-01-01+json}
              body:
                snapshotId: "{{ snaps.json.results[0].id }}"
                targetDeploymentItemName: "{{ cluster }}"
          - name: no accept
            uri:
              url: https://cloud.mongodb.com/api/atlas/v2/groups/{{ project }}/clusters/{{ cluster }}/backup/tenant/restores

      """#,
    after: #"""
      - hosts: localhost
        vars:
          atlas: https://cloud.mongodb.com/api/atlas/v2
        tasks:
          - name: list snapshots
            ansible.builtin.uri:
              url: "{{ atlas }}/groups/{{ project }}/flexClusters/{{ cluster }}/backup/snapshots"
              user: "{{ pub }}"
              password: "{{ priv }}"
              headers:
                Accept: application/vnd.atlas.2024-11-13+json
              return_content: true
            register: snaps
          - name: restore
            uri:
              url: https://cloud.mongodb.com/api/atlas/v2/groups/{{ project }}/flexClusters/{{ cluster }}/backup/restoreJobs
              method: POST
              body_format: json
              headers: {Accept: application/vnd.atlas.2024-11-13+json}
              body:
                snapshotId: "{{ snaps.json.results[0].id }}"
                targetDeploymentItemName: "{{ cluster }}"
          - name: download
            uri:
              url: https://cloud.mongodb.com/api/atlas/v2/groups/{{ project }}/clusters/{{ cluster }}/backup/tenant/download
              method: POST
              body_format: json
              headers: {Accept: application/vnd.atlas.2023-01-01+json}
              body:
                snapshotId: "{{ snaps.json.results[0].id }}"
                targetDeploymentItemName: "{{ cluster }}"
          - name: no accept
            uri:
              url: https://cloud.mongodb.com/api/atlas/v2/groups/{{ project }}/clusters/{{ cluster }}/backup/tenant/restores

      """#),
  HostCase(
    name: "compose.yaml", title: "Compose: services in flow mappings",
    before: #"""
      services:
        a: {image: curlimages/curl, environment: {ATLAS: "https://cloud.mongodb.com/api/atlas/v2"}, command: [-s, -H, "Accept: application/vnd.atlas.2023-01-01+json", "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"]}
        b: {image: alpine, environment: ["ATLAS=https://cloud.mongodb.com/api/atlas/v2"], command: [sh, -c, "curl -s -H 'Accept: application/vnd.atlas.2023-01-01+json' \"$$ATLAS/groups/$$G/clusters/$$C/backup/tenant/restores\" | jq -r '.results[].clusterName'"]}

      """#,
    after: #"""
      services:
        a: {image: curlimages/curl, environment: {ATLAS: "https://cloud.mongodb.com/api/atlas/v2"}, command: [-s, -H, "Accept: application/vnd.atlas.2024-11-13+json", "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots"]}
        b: {image: alpine, environment: ["ATLAS=https://cloud.mongodb.com/api/atlas/v2"], command: [sh, -c, "curl -s -H 'Accept: application/vnd.atlas.2024-11-13+json' \"$$ATLAS/groups/$$G/flexClusters/$$C/backup/restoreJobs\" | jq -r '.results[].instanceName'"]}

      """#),
  HostCase(
    name: "k8s.yaml", title: "Kubernetes: a container in flow mappings",
    before: #"""
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        containers: [{name: a, image: x, command: [bash, -c, 'curl -s -H "Accept: $A" "$API/groups/$G/clusters/$C/backup/tenant/snapshots"'], env: [{name: API, value: "https://cloud.mongodb.com/api/atlas/v2"}, {name: A, value: application/vnd.atlas.2023-01-01+json}]}]

      """#,
    after: #"""
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        containers: [{name: a, image: x, command: [bash, -c, 'curl -s -H "Accept: $A" "$API/groups/$G/flexClusters/$C/backup/snapshots"'], env: [{name: API, value: "https://cloud.mongodb.com/api/atlas/v2"}, {name: A, value: application/vnd.atlas.2024-11-13+json}]}]

      """#),
  HostCase(
    name: "render.yaml", title: "Render: the command of a job",
    before: #"""
      services:
        - type: cron
          name: backup
          schedule: "0 3 * * *"
          buildCommand: pip install -r requirements.txt
          startCommand: curl -s -H 'Accept:application/vnd.atlas.2023-01-01+json' "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"

      """#,
    after: #"""
      services:
        - type: cron
          name: backup
          schedule: "0 3 * * *"
          buildCommand: pip install -r requirements.txt
          startCommand: curl -s -H 'Accept:application/vnd.atlas.2024-11-13+json' "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots"

      """#),
  HostCase(
    name: "Procfile", title: "Procfile: a process",
    before: #"""
      web: gunicorn app:app
      snap: curl -s -H 'Accept: application/vnd.atlas.2023-01-01+json' "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots" | jq -r '.results[0].id'

      """#,
    after: #"""
      web: gunicorn app:app
      snap: curl -s -H 'Accept: application/vnd.atlas.2024-11-13+json' "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots" | jq -r '.results[0].id'

      """#),
  HostCase(
    name: "Makefile", title: "make: lines of define, named and called",
    before: #"""
      CURL = curl -sf --digest -u "$$PUBLIC_KEY:$$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json"
      define snapshots
      curl -sf -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$$G/clusters/$(1)/backup/tenant/snapshots"
      endef
      define both =
      	$(CURL) "https://cloud.mongodb.com/api/atlas/v2/groups/$$G/clusters/$$C/backup/tenant/snapshots"
      	$(CURL) "https://cloud.mongodb.com/api/atlas/v2/groups/$$G/clusters/$$C/backup/tenant/restores" | jq -r .results[0].clusterName
      endef
      a:
      	$(call snapshots,$(CLUSTER)) | jq -r .results[0].id
      b:
      	$(both)

      """#,
    after: #"""
      CURL = curl -sf --digest -u "$$PUBLIC_KEY:$$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2024-11-13+json"
      define snapshots
      curl -sf -H "Accept: application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$$G/flexClusters/$(1)/backup/snapshots"
      endef
      define both =
      	$(CURL) "https://cloud.mongodb.com/api/atlas/v2/groups/$$G/flexClusters/$$C/backup/snapshots"
      	$(CURL) "https://cloud.mongodb.com/api/atlas/v2/groups/$$G/flexClusters/$$C/backup/restoreJobs" | jq -r .results[0].instanceName
      endef
      a:
      	$(call snapshots,$(CLUSTER)) | jq -r .results[0].id
      b:
      	$(both)

      """#),
  HostCase(
    name: "bk2/pipeline.yml", title: "Buildkite: dollars behind backslashes",
    before: #"""
      steps:
        - command: curl -s -H 'Accept:application/vnd.atlas.2023-01-01+json' "https://cloud.mongodb.com/api/atlas/v2/groups/\$G/clusters/\$C/backup/tenant/snapshots"

      """#,
    after: #"""
      steps:
        - command: curl -s -H 'Accept:application/vnd.atlas.2023-01-01+json' "https://cloud.mongodb.com/api/atlas/v2/groups/\$G/clusters/\$C/backup/tenant/snapshots"

      """#),
  HostCase(
    name: "cb2/buildspec.yml", title: "CodeBuild: another shell",
    before: #"""
      version: 0.2
      env:
        shell: powershell.exe
      phases:
        build:
          commands:
            - curl -s -H 'Accept:application/vnd.atlas.2023-01-01+json' "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"

      """#,
    after: #"""
      version: 0.2
      env:
        shell: powershell.exe
      phases:
        build:
          commands:
            - curl -s -H 'Accept:application/vnd.atlas.2023-01-01+json' "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"

      """#),
  HostCase(
    name: "an2/play.yml",
    title: "Ansible: an answer whose readers are not followed, and a key that is not known",
    before: #"""
      - hosts: localhost
        tasks:
          - name: answer with another name
            uri:
              url: https://cloud.mongodb.com/api/atlas/v2/groups/{{ project }}/clusters/{{ cluster }}/backup/tenant/restores
              headers: {Accept: application/vnd.atlas.2023-01-01+json}
            register: jobs
          - debug: {msg: "{{ jobs.json.results | map(attribute='clusterName') | list }}"}
          - name: a key that is not known
            uri:
              url: https://cloud.mongodb.com/api/atlas/v2/groups/{{ project }}/clusters/{{ cluster }}/backup/tenant/restores
              headers: {Accept: application/vnd.atlas.2023-01-01+json}
              src: body.json

      """#,
    after: #"""
      - hosts: localhost
        tasks:
          - name: answer with another name
            uri:
              url: https://cloud.mongodb.com/api/atlas/v2/groups/{{ project }}/clusters/{{ cluster }}/backup/tenant/restores
              headers: {Accept: application/vnd.atlas.2023-01-01+json}
            register: jobs
          - debug: {msg: "{{ jobs.json.results | map(attribute='clusterName') | list }}"}
          - name: a key that is not known
            uri:
              url: https://cloud.mongodb.com/api/atlas/v2/groups/{{ project }}/clusters/{{ cluster }}/backup/tenant/restores
              headers: {Accept: application/vnd.atlas.2023-01-01+json}
              src: body.json

      """#),
  HostCase(
    name: ".bitbucket.yml", title: "Bitbucket: a step",
    before: #"""
      pipelines:
        default:
          - step:
              script:
                - curl -s -H 'Accept:application/vnd.atlas.2023-01-01+json' "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"

      """#,
    after: #"""
      pipelines:
        default:
          - step:
              script:
                - curl -s -H 'Accept:application/vnd.atlas.2024-11-13+json' "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots"

      """#),
]
