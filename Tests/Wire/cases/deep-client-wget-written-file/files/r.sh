#!/bin/bash
tmp=$(mktemp)
cat > "$tmp" <<EOF
{
  "snapshotId": "65a1f00000000000000000a4",
  "targetDeploymentItemName": "$CLUSTER"
}
EOF
wget --quiet --method POST --body-file="$tmp" --output-document=- --header="Accept: application/vnd.atlas.2023-01-01+json" \
  --header="Content-Type: application/json" --header="Authorization: Bearer $ACCESS_TOKEN" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" | jq -r '.id'
rm "$tmp"
