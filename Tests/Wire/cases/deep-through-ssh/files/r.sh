#!/bin/bash
ssh -o BatchMode=yes deploy@bastion.example.com "curl -s -H 'Authorization: Bearer $ACCESS_TOKEN' -H 'Accept: application/vnd.atlas.2023-01-01+json' https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq .totalCount
