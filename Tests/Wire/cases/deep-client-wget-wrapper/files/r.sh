#!/bin/bash
fetch() {
  wget -qO- --header="Authorization: Bearer $ACCESS_TOKEN" --header="Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$1"
}
fetch "clusters/$CLUSTER" | jq -r .name
fetch "clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results | length'
