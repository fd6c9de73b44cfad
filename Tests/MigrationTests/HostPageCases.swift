/// Pages and files that programs read line by line, byte for byte.
let pageCases: [HostCase] = [
  HostCase(
    name: "guide.rst", title: "code-block, literal block and another language",
    before: #"""
      Guide
      =====

      .. code-block:: bash
         :linenos:

         T=https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant
         curl -H "Accept: application/vnd.atlas.2023-01-01+json" \
           "$T/snapshots"

      Or::

        $ curl -H "Accept: application/vnd.atlas.2023-01-01+json" $T/restores
        {"results": []}

      .. code-block:: text

         curl is not run here

      """#,
    after: #"""
      Guide
      =====

      .. code-block:: bash
         :linenos:

         T=https://cloud.mongodb.com/api/atlas/v2/groups/1/flexClusters/2/backup
         curl -H "Accept: application/vnd.atlas.2024-11-13+json" \
           "$T/snapshots"

      Or::

        $ curl -H "Accept: application/vnd.atlas.2024-11-13+json" $T/restoreJobs
        {"results": []}

      .. code-block:: text

         curl is not run here

      """#),
  HostCase(
    name: "guide.adoc", title: "listings with and without delimiters",
    before: #"""
      = Guide

      [source,bash]
      .Title
      ----
      T=https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant
      ----

      [source%linenums,shell]
      curl -H "Accept: application/vnd.atlas.2023-01-01+json" \
        "$T/snapshots"

      [,console]
      ....
      $ curl -H "Accept: application/vnd.atlas.2023-01-01+json" $T/restores
      {"results": []}
      ....

      """#,
    after: #"""
      = Guide

      [source,bash]
      .Title
      ----
      T=https://cloud.mongodb.com/api/atlas/v2/groups/1/flexClusters/2/backup
      ----

      [source%linenums,shell]
      curl -H "Accept: application/vnd.atlas.2024-11-13+json" \
        "$T/snapshots"

      [,console]
      ....
      $ curl -H "Accept: application/vnd.atlas.2024-11-13+json" $T/restoreJobs
      {"results": []}
      ....

      """#),
  HostCase(
    name: "notes.org", title: "source blocks",
    before: #"""
      * Guide
        #+BEGIN_SRC sh :results output
        T=https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant
        curl -H "Accept: application/vnd.atlas.2023-01-01+json" "$T/snapshots"
        #+END_SRC

      """#,
    after: #"""
      * Guide
        #+BEGIN_SRC sh :results output
        T=https://cloud.mongodb.com/api/atlas/v2/groups/1/flexClusters/2/backup
        curl -H "Accept: application/vnd.atlas.2024-11-13+json" "$T/snapshots"
        #+END_SRC

      """#),
  HostCase(
    name: "run.md", title: "a fence without a language",
    before: #"""
      ```
      T=https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant
      curl -H "Accept: application/vnd.atlas.2023-01-01+json" "$T/snapshots"
      ```

      """#,
    after: #"""
      ```
      T=https://cloud.mongodb.com/api/atlas/v2/groups/1/flexClusters/2/backup
      curl -H "Accept: application/vnd.atlas.2024-11-13+json" "$T/snapshots"
      ```

      """#),
  HostCase(
    name: "Justfile", title: "lines, continued lines and a script",
    before: #"""
      base := "https://cloud.mongodb.com/api/atlas/v2" # the API
      project := base + '/groups/' + env('G')

      [private]
      list cluster='x':
          @curl -H 'Accept: application/vnd.atlas.2023-01-01+json' {{project}}/clusters/{{cluster}}/backup/tenant/snapshots
          -curl \
            "{{ base }}/groups/$G/clusters/$C/backup/tenant/restores"

      script:
          #!/usr/bin/env bash
          T="{{base}}/groups/$G/clusters/$C/backup/tenant"
          curl \
            "$T/snapshots"

      """#,
    after: #"""
      base := "https://cloud.mongodb.com/api/atlas/v2" # the API
      project := base + '/groups/' + env('G')

      [private]
      list cluster='x':
          @curl -H 'Accept: application/vnd.atlas.2024-11-13+json' {{project}}/flexClusters/{{cluster}}/backup/snapshots
          -curl \
            -H "Accept: application/vnd.atlas.2024-11-13+json" \
            "{{ base }}/groups/$G/flexClusters/$C/backup/restoreJobs"

      script:
          #!/usr/bin/env bash
          T="{{base}}/groups/$G/flexClusters/$C/backup"
          curl \
            -H "Accept: application/vnd.atlas.2024-11-13+json" \
            "$T/snapshots"

      """#),
  HostCase(
    name: "justfile", title: "a variable that a recipe in Python takes as well",
    before: #"""
      t := "https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant"

      a:
          curl -H 'Accept: application/vnd.atlas.2023-01-01+json' {{t}}/snapshots

      b:
          #!/usr/bin/env python3
          get("{{t}}")

      """#,
    after: #"""
      t := "https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant"

      a:
          curl -H 'Accept: application/vnd.atlas.2023-01-01+json' {{t}}/snapshots

      b:
          #!/usr/bin/env python3
          get("{{t}}")

      """#),
  HostCase(
    name: "backup.service", title: "commands and environment",
    before: #"""
      [Service]
      Environment="TENANT=/clusters/%i/backup/tenant"
      ExecStartPre=-/usr/bin/curl -H "Accept: application/vnd.atlas.2023-01-01+json" \
      # a comment
        https://cloud.mongodb.com/api/atlas/v2/groups/1${TENANT}/snapshots
      ExecStart=/bin/sh -c 'curl -o /tmp/$$(date +%%F) -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G$TENANT/restores"'

      """#,
    after: #"""
      [Service]
      Environment="TENANT=/flexClusters/%i/backup"
      ExecStartPre=-/usr/bin/curl -H "Accept: application/vnd.atlas.2024-11-13+json" \
      # a comment
        https://cloud.mongodb.com/api/atlas/v2/groups/1${TENANT}/snapshots
      ExecStart=/bin/sh -c 'curl -o /tmp/$$(date +%%F) -H "Accept: application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$G$TENANT/restoreJobs"'

      """#),
  HostCase(
    name: "backup.service", title: "a file may set the environment otherwise",
    before: #"""
      [Service]
      EnvironmentFile=/etc/backup
      Environment=T=https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant
      ExecStart=/usr/bin/curl -H "Accept: application/vnd.atlas.2023-01-01+json" ${T}/snapshots

      """#,
    after: #"""
      [Service]
      EnvironmentFile=/etc/backup
      Environment=T=https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant
      ExecStart=/usr/bin/curl -H "Accept: application/vnd.atlas.2023-01-01+json" ${T}/snapshots

      """#),
  HostCase(
    name: "main.tf", title: "here-documents",
    before: #"""
      resource "null_resource" "a" {
        provisioner "local-exec" {
          command = <<-EOT
            T="https://cloud.mongodb.com/api/atlas/v2/groups/${var.g}/clusters/$${C}/backup/tenant"
            curl -w '%%{http_code}' \
              "$T/snapshots"
          EOT
        }
        provisioner "local-exec" {
          command     = <<EOT
      curl "https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant/restores"
      EOT
          interpreter = ["python3", "-c"]
        }
      }

      """#,
    after: #"""
      resource "null_resource" "a" {
        provisioner "local-exec" {
          command = <<-EOT
            T="https://cloud.mongodb.com/api/atlas/v2/groups/${var.g}/flexClusters/$${C}/backup"
            curl -w '%%{http_code}' \
              -H "Accept: application/vnd.atlas.2024-11-13+json" \
              "$T/snapshots"
          EOT
        }
        provisioner "local-exec" {
          command     = <<EOT
      curl "https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant/restores"
      EOT
          interpreter = ["python3", "-c"]
        }
      }

      """#),
]
