/// Services beside GitHub and GitLab, byte for byte.
let pipelineCases: [HostCase] = [
  HostCase(
    name: ".circleci/config.yml", title: "steps and environment of CircleCI",
    before: #"""
      version: 2.1
      jobs:
        backup:
          environment:
            T: https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/<< parameters.c >>/backup/tenant
          steps:
            - checkout
            - run: curl -H Accept:application/vnd.atlas.2023-01-01+json $T/snapshots
            - run:
                name: Restores
                command: |
                  curl \
                    "$T/restores"

      """#,
    after: #"""
      version: 2.1
      jobs:
        backup:
          environment:
            T: https://cloud.mongodb.com/api/atlas/v2/groups/1/flexClusters/<< parameters.c >>/backup
          steps:
            - checkout
            - run: curl -H Accept:application/vnd.atlas.2024-11-13+json $T/snapshots
            - run:
                name: Restores
                command: |
                  curl \
                    -H "Accept: application/vnd.atlas.2024-11-13+json" \
                    "$T/restoreJobs"

      """#),
  HostCase(
    name: "azure-pipelines.yml", title: "variables and steps of Azure Pipelines",
    before: #"""
      trigger: none
      variables:
        - name: api
          value: https://cloud.mongodb.com/api/atlas/v2
        - name: tenant
          value: $(api)/groups/$(group)/clusters/${{ parameters.c }}/backup/tenant
      steps:
        - bash: |
            curl -H 'Accept: application/vnd.atlas.2023-01-01+json' "$(tenant)/snapshots"
          displayName: List
        - script: curl "$URL/restores"
          env:
            URL: $(tenant)
        - pwsh: Invoke-RestMethod $(api)/groups/1/clusters

      """#,
    after: #"""
      trigger: none
      variables:
        - name: api
          value: https://cloud.mongodb.com/api/atlas/v2
        - name: tenant
          value: $(api)/groups/$(group)/flexClusters/${{ parameters.c }}/backup
      steps:
        - bash: |
            curl -H 'Accept: application/vnd.atlas.2024-11-13+json' "$(tenant)/snapshots"
          displayName: List
        - script: curl -H Accept:application/vnd.atlas.2024-11-13+json "$URL/restoreJobs"
          env:
            URL: $(tenant)
        - pwsh: Invoke-RestMethod $(api)/groups/1/clusters

      """#),
  HostCase(
    name: ".github/workflows/backup.yml", title: "inputs of an action made of the environment",
    before: #"""
      env:
        T: https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant
      jobs:
        nightly:
          steps:
            - uses: actions/checkout@v4
            - run: curl -H Accept:application/vnd.atlas.2023-01-01+json $T/snapshots
            - uses: some/http-action@v1
              with:
                url: ${{ env.T }}/restores

      """#,
    after: #"""
      env:
        T: https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant
      jobs:
        nightly:
          steps:
            - uses: actions/checkout@v4
            - run: curl -H Accept:application/vnd.atlas.2024-11-13+json https://cloud.mongodb.com/api/atlas/v2/groups/1/flexClusters/2/backup/snapshots
            - uses: some/http-action@v1
              with:
                url: ${{ env.T }}/restores

      """#),
  HostCase(
    name: ".github/workflows/call.yml", title: "inputs of a workflow that is called",
    before: #"""
      jobs:
        nightly:
          uses: ./.github/workflows/get.yml
          with:
            url: https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant/snapshots

      """#,
    after: #"""
      jobs:
        nightly:
          uses: ./.github/workflows/get.yml
          with:
            url: https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant/snapshots

      """#),
]

/// A configuration of CircleCI with a command that is called twice.
private func circle(
  _ date: String, _ path: String, _ second: String, type: String = "string", more: String = ""
) -> String {
  """
  version: 2.1
  commands:
    get:
      parameters:
        path:
          type: \(type)
      steps:
        - run:
            name: get << parameters.path >>
            command: |
              curl -s -H "Accept: application/vnd.atlas.\(date)+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G/\(path)/<< parameters.path >>"
  jobs:
    a:
      docker: [{image: cimg/base:current}]
      steps:
        - get: {path: snapshots}
        - get:
            path: \(second)
  \(more)
  """
}

private func unchangedCircle(
  _ title: String, _ path: String, _ second: String, type: String = "string", more: String = ""
) -> HostCase {
  HostCase(
    name: ".circleci/config.yml", title: title,
    unchanged: circle("2023-01-01", path, second, type: type, more: more))
}

private let tenant = "clusters/$C/backup/tenant"

/// Commands of CircleCI with parameters.
let circleCases: [HostCase] = [
  HostCase(
    name: ".circleci/config.yml", title: "a command with a parameter",
    before: circle("2023-01-01", tenant, "restores"),
    after: circle("2024-11-13", "flexClusters/$C/backup", "restoreJobs")),
  unchangedCircle("a value from outside", tenant, "<< pipeline.parameters.op >>"),
  unchangedCircle("a value among choices", tenant, "restores", type: "enum"),
  unchangedCircle(
    "a value that another step uses", tenant, "restores",
    more: "      - store_artifacts: {path: << parameters.path >>}\n"),
  unchangedCircle(
    "a step below a condition", tenant, "restores",
    more: """
            - when:
                condition: << pipeline.parameters.op >>
                steps:
                  - get: {path: << pipeline.parameters.op >>}

      """),
]
