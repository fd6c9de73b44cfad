#!/bin/bash
watch -n 30 "curl -s -H 'Authorization: Bearer $ACCESS_TOKEN' -H 'Accept: application/vnd.atlas.2023-01-01+json' 'https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores' | jq '.results[0]'"
