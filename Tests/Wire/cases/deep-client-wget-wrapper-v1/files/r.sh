#!/bin/bash
fetch() { wget -qO- --header "Authorization: Bearer $ACCESS_TOKEN" "https://cloud.mongodb.com/api/atlas/$1"; }
fetch "v1.0/groups/$GROUP_ID/clusters/$CLUSTER" | jq -r .name
fetch "v1.0/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results | length'
