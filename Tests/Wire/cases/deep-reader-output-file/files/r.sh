#!/bin/bash
OUT=$(mktemp)
HTTP=$(curl -s -o "$OUT" -w "%{http_code}" --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  -H 'Accept: application/vnd.atlas.2023-01-01+json' -H 'Content-Type: application/json' \
  -d '{"snapshotId":"'"$1"'","targetDeploymentItemName":"'"$CLUSTER"'"}' \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore")
echo "HTTP $HTTP"
jq -r '.clusterName' "$OUT"
cat "$OUT" | jq -r '.clusterName + ":" + .status'
rm -f "$OUT"
