#!/bin/bash
# Without -O the answer is kept in a file named after the URL.
cd "$(mktemp -d)" || exit 1
wget -q --header="Authorization: Bearer $ACCESS_TOKEN" --header="Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots"
jq -r '.results[].id' snapshots
