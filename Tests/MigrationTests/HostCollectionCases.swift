/// Collections of Postman, byte for byte.
let collectionCases: [HostCase] = [
  HostCase(
    name: "atlas.postman_collection.json", title: "URL, path, headers and body",
    before: #"""
      {
        "info": {"_postman_id": "1", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item": [
          {
            "name": "folder",
            "item": [
              {
                "name": "list",
                "request": {
                  "method": "GET",
                  "header": [],
                  "url": {
                    "raw": "{{host}}/api/atlas/v2/groups/{{g}}/clusters/:name/backup/tenant/snapshots?pretty=true",
                    "host": ["{{host}}"],
                    "path": ["api", "atlas", "v2", "groups", "{{g}}", "clusters", ":name", "backup", "tenant", "snapshots"],
                    "variable": [{"key": "name", "value": "Cluster0"}]
                  }
                },
                "response": [
                  {"name": "saved", "originalRequest": {"url": "{{host}}/api/atlas/v2/groups/1/clusters/2/backup/tenant/snapshots"}}
                ]
              }
            ]
          },
          {
            "name": "restore",
            "request": {
              "method": "POST",
              "header": [
                {"key": "Accept", "value": "application/vnd.atlas.2023-01-01+json"},
                {"key": "Content-Type", "value": "application/json"}
              ],
              "body": {"mode": "raw", "raw": "{\n  \"snapshotId\": \"{{s}}\",\n  \"targetProjectId\": \"{{p}}\",\n  \"clusterName\": \"x\"\n}"},
              "url": {
                "raw": "https://cloud.mongodb.com/api/atlas/v1.0/groups/{{g}}/clusters/{{c}}/backup/tenant/restore",
                "protocol": "https",
                "host": ["cloud", "mongodb", "com"],
                "path": [
                  "api",
                  "atlas",
                  "v1.0",
                  "groups",
                  "{{g}}",
                  "clusters",
                  "{{c}}",
                  "backup",
                  "tenant",
                  "restore"
                ]
              }
            }
          },
          {
            "name": "clusters",
            "request": {"method": "GET", "header": [], "url": "{{host}}/api/atlas/v2/groups/{{g}}/clusters/tenant/backup"}
          }
        ]
      }

      """#,
    after: #"""
      {
        "info": {"_postman_id": "1", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item": [
          {
            "name": "folder",
            "item": [
              {
                "name": "list",
                "request": {
                  "method": "GET",
                  "header": [{"key": "Accept", "value": "application/vnd.atlas.2024-11-13+json"}],
                  "url": {
                    "raw": "{{host}}/api/atlas/v2/groups/{{g}}/flexClusters/:name/backup/snapshots?pretty=true",
                    "host": ["{{host}}"],
                    "path": ["api", "atlas", "v2", "groups", "{{g}}", "flexClusters", ":name", "backup", "snapshots"],
                    "variable": [{"key": "name", "value": "Cluster0"}]
                  }
                },
                "response": [
                  {"name": "saved", "originalRequest": {"url": "{{host}}/api/atlas/v2/groups/1/clusters/2/backup/tenant/snapshots"}}
                ]
              }
            ]
          },
          {
            "name": "restore",
            "request": {
              "method": "POST",
              "header": [
                {"key": "Accept", "value": "application/vnd.atlas.2024-11-13+json"},
                {"key": "Content-Type", "value": "application/json"}
              ],
              "body": {"mode": "raw", "raw": "{\n  \"snapshotId\": \"{{s}}\",\n  \"targetProjectId\": \"{{p}}\"\n}"},
              "url": {
                "raw": "https://cloud.mongodb.com/api/atlas/v2/groups/{{g}}/flexClusters/{{c}}/backup/restoreJobs",
                "protocol": "https",
                "host": ["cloud", "mongodb", "com"],
                "path": [
                  "api",
                  "atlas",
                  "v2",
                  "groups",
                  "{{g}}",
                  "flexClusters",
                  "{{c}}",
                  "backup",
                  "restoreJobs"
                ]
              }
            }
          },
          {
            "name": "clusters",
            "request": {"method": "GET", "header": [], "url": "{{host}}/api/atlas/v2/groups/{{g}}/clusters/tenant/backup"}
          }
        ]
      }

      """#),
  HostCase(
    name: "c.json", title: "a list that says something else, a variable, a script",
    before: #"""
      {"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": [
        {"request": {"method": "GET", "header": [], "url": {"raw": "{{h}}/api/atlas/v2/groups/1/clusters/2/backup/tenant/snapshots", "path": ["x", "tenant", "snapshots"]}}},
        {"request": {"method": "GET", "header": [{"key": "Accept", "value": "{{accept}}"}], "url": "{{h}}/api/atlas/v2/groups/1/clusters/2/backup/tenant/snapshots"}},
        {"request": {"method": "GET", "header": [], "url": "{{h}}/api/atlas/v2/groups/1/clusters/2/backup/tenant/restores"},
         "event": [{"listen": "test", "script": {"exec": ["pm.response.json().results[0].clusterName"]}}]}
      ]}

      """#,
    after: #"""
      {"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": [
        {"request": {"method": "GET", "header": [], "url": {"raw": "{{h}}/api/atlas/v2/groups/1/clusters/2/backup/tenant/snapshots", "path": ["x", "tenant", "snapshots"]}}},
        {"request": {"method": "GET", "header": [{"key": "Accept", "value": "{{accept}}"}], "url": "{{h}}/api/atlas/v2/groups/1/clusters/2/backup/tenant/snapshots"}},
        {"request": {"method": "GET", "header": [], "url": "{{h}}/api/atlas/v2/groups/1/clusters/2/backup/tenant/restores"},
         "event": [{"listen": "test", "script": {"exec": ["pm.response.json().results[0].clusterName"]}}]}
      ]}

      """#),
]
