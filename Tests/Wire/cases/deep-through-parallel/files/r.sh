#!/bin/bash
export ACCESS_TOKEN GROUP_ID
parallel -j 2 'curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/{}/backup/tenant/snapshots" | jq .totalCount' ::: Cluster0 staging
