// Documents and what becomes of them, byte for byte.
let hostCases: [HostCase] =
  workflowCases + fileCases + pageCases + templateCases
  + pipelineCases + collectionCases + goSampleCases + shapeCases + besideCases + playCases
  + serviceCases
  + circleCases

/// Services that run jobs.
private let workflowCases: [HostCase] = [
  HostCase(
    name: ".github/workflows/backup.yml", title: "literal block",
    before: #"""
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - name: Back up
              run: |
                set -e
                curl --digest -u "$K" \
                  -H 'Accept: application/vnd.atlas.2023-01-01+json' \
                  "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"

      """#,
    after: #"""
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - name: Back up
              run: |
                set -e
                curl --digest -u "$K" \
                  -H 'Accept: application/vnd.atlas.2024-11-13+json' \
                  "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots"

      """#),
  HostCase(
    name: ".github/workflows/backup.yml", title: "folded block",
    before: #"""
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - run: >-
                curl --digest
                -H 'Accept: application/vnd.atlas.2023-01-01+json'
                https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots

      """#,
    after: #"""
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - run: >-
                curl --digest
                -H 'Accept: application/vnd.atlas.2024-11-13+json'
                https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots

      """#),
  HostCase(
    name: ".github/workflows/backup.yml", title: "double quotes",
    before: #"""
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - run: "curl --digest -H \"Accept: application/vnd.atlas.2023-01-01+json\" https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"

      """#,
    after: #"""
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - run: "curl --digest -H \"Accept: application/vnd.atlas.2024-11-13+json\" https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots"

      """#),
  HostCase(
    name: ".github/workflows/backup.yml", title: "single quotes",
    before: #"""
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - run: 'curl --digest -H ''Accept: application/vnd.atlas.2023-01-01+json'' https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots'

      """#,
    after: #"""
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - run: 'curl --digest -H ''Accept: application/vnd.atlas.2024-11-13+json'' https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots'

      """#),
  HostCase(
    name: ".github/workflows/backup.yml", title: "plain, no colon needed",
    before: #"""
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - run: curl --digest -H Accept:application/vnd.atlas.2023-01-01+json https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots

      """#,
    after: #"""
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - run: curl --digest -H Accept:application/vnd.atlas.2024-11-13+json https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots

      """#),
  HostCase(
    name: ".github/workflows/backup.yml", title: "plain, where a header goes without its blank",
    before: #"""
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - run: curl --digest https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots

      """#,
    after: #"""
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - run: curl --digest -H Accept:application/vnd.atlas.2024-11-13+json https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots

      """#),
  HostCase(
    name: ".github/workflows/backup.yml", title: "a header is added in a literal block",
    before: #"""
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - run: |
                curl --digest \
                  "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"

      """#,
    after: #"""
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - run: |
                curl --digest \
                  -H "Accept: application/vnd.atlas.2024-11-13+json" \
                  "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots"

      """#),
  HostCase(
    name: ".github/workflows/backup.yml", title: "expressions and env",
    before: #"""
      env:
        BASE: https://cloud.mongodb.com/api/atlas/v2 # the API
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - env:
                URL: ${{ env.BASE }}/groups/${{ secrets.G }}/clusters/${{ inputs.c }}/backup/tenant
              run: 'curl -H "Accept: application/vnd.atlas.2023-01-01+json" "$URL/snapshots"'

      """#,
    after: #"""
      env:
        BASE: https://cloud.mongodb.com/api/atlas/v2 # the API
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - env:
                URL: ${{ env.BASE }}/groups/${{ secrets.G }}/flexClusters/${{ inputs.c }}/backup
              run: 'curl -H "Accept: application/vnd.atlas.2024-11-13+json" "$URL/snapshots"'

      """#),
  HostCase(
    name: ".github/workflows/backup.yml", title: "another shell",
    before: #"""
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - shell: pwsh
              run: curl https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots

      """#,
    after: #"""
      jobs:
        nightly:
          runs-on: ubuntu-latest
          steps:
            - shell: pwsh
              run: curl https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots

      """#),
  HostCase(
    name: "action.yml", title: "composite action",
    before: #"""
      runs:
        using: composite
        steps:
          - shell: bash
            run: |
              curl -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"

      """#,
    after: #"""
      runs:
        using: composite
        steps:
          - shell: bash
            run: |
              curl -H "Accept: application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots"

      """#),
  HostCase(
    name: ".github/workflows/backup.yml", title: "YAML that cannot be read",
    before: #"""
      jobs: [
        a: |
          curl https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots

      """#,
    after: #"""
      jobs: [
        a: |
          curl https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots

      """#),
  HostCase(
    name: ".gitlab-ci.yml", title: "list of commands",
    before: #"""
      variables:
        API: https://cloud.mongodb.com/api/atlas/v2
      .base: &base
        before_script:
          - T="$API/groups/$G/clusters/$C/backup/tenant"
      backup:
        <<: *base
        script:
          - 'curl -H "Accept: application/vnd.atlas.2023-01-01+json" "$T/snapshots"'

      """#,
    after: #"""
      variables:
        API: https://cloud.mongodb.com/api/atlas/v2
      .base: &base
        before_script:
          - T="$API/groups/$G/flexClusters/$C/backup"
      backup:
        <<: *base
        script:
          - 'curl -H "Accept: application/vnd.atlas.2024-11-13+json" "$T/snapshots"'

      """#),
]
