/// Templates of other files, byte for byte.
let templateCases: [HostCase] = [
  HostCase(
    name: "backup.sh.j2", title: "values of a template",
    before: #"""
      #!/bin/bash
      BASE={{ host }}/api/atlas/v2
      curl "$BASE/groups/{{ g | default("x") }}/clusters/$C/backup/tenant/snapshots"

      """#,
    after: #"""
      #!/bin/bash
      BASE={{ host }}/api/atlas/v2
      curl -H "Accept: application/vnd.atlas.2024-11-13+json" "$BASE/groups/{{ g | default("x") }}/flexClusters/$C/backup/snapshots"

      """#),
  HostCase(
    name: "backup.sh.erb", title: "a template that decides",
    before: #"""
      <% if x %>
      curl "https://cloud.mongodb.com/api/atlas/v2/groups/<%= g %>/clusters/$C/backup/tenant/snapshots"
      <% end %>

      """#,
    after: #"""
      <% if x %>
      curl "https://cloud.mongodb.com/api/atlas/v2/groups/<%= g %>/clusters/$C/backup/tenant/snapshots"
      <% end %>

      """#),
  HostCase(
    name: "chart/templates/job.yaml", title: "a chart",
    before: #"""
      kind: Job
      metadata:
        name: {{ include "x" . }}-backup
        {{- with .Values.labels }}
        labels:
          {{- toYaml . | nindent 4 }}
        {{- end }}
      spec:
        containers:
          - name: a
            image: {{ .Values.image }}
            command: [sh, -c]
            args:
              - |
                curl "https://cloud.mongodb.com/api/atlas/v2/groups/{{ .Values.g }}/clusters/$C/backup/tenant/snapshots"
          {{- if .Values.second }}
          - name: b
            command: [sh, -c]
            args:
              - |
                {{- if .Values.third }}
                curl "https://cloud.mongodb.com/api/atlas/v2/groups/{{ .Values.g }}/clusters/$C/backup/tenant/restores"
                {{- end }}
          {{- end }}

      """#,
    after: #"""
      kind: Job
      metadata:
        name: {{ include "x" . }}-backup
        {{- with .Values.labels }}
        labels:
          {{- toYaml . | nindent 4 }}
        {{- end }}
      spec:
        containers:
          - name: a
            image: {{ .Values.image }}
            command: [sh, -c]
            args:
              - |
                curl -H "Accept: application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/{{ .Values.g }}/flexClusters/$C/backup/snapshots"
          {{- if .Values.second }}
          - name: b
            command: [sh, -c]
            args:
              - |
                {{- if .Values.third }}
                curl "https://cloud.mongodb.com/api/atlas/v2/groups/{{ .Values.g }}/clusters/$C/backup/tenant/restores"
                {{- end }}
          {{- end }}

      """#),
  HostCase(
    name: "chart/templates/job.yaml", title: "a chart that cannot be read",
    before: #"""
      kind: Job
      {{ if .Values.a }}spec: [{{ else }}spec: {{{ end }}
      run: |
        curl "https://cloud.mongodb.com/api/atlas/v2/groups/{{ .Values.g }}/clusters/$C/backup/tenant/snapshots"

      """#,
    after: #"""
      kind: Job
      {{ if .Values.a }}spec: [{{ else }}spec: {{{ end }}
      run: |
        curl "https://cloud.mongodb.com/api/atlas/v2/groups/{{ .Values.g }}/clusters/$C/backup/tenant/snapshots"

      """#),
  HostCase(
    name: "Dockerfile.j2", title: "an image",
    before: #"""
      FROM {{ image }}
      RUN curl "https://cloud.mongodb.com/api/atlas/v2/groups/{{ g }}/clusters/$C/backup/tenant/snapshots"

      """#,
    after: #"""
      FROM {{ image }}
      RUN curl -H "Accept: application/vnd.atlas.2024-11-13+json" "https://cloud.mongodb.com/api/atlas/v2/groups/{{ g }}/flexClusters/$C/backup/snapshots"

      """#),
]
