#!/bin/bash
cd "$(mktemp -d)"
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/{Cluster0,staging}/backup/tenant/restores" -o "#1.json"
jq -r '.results[].clusterName' Cluster0.json staging.json
