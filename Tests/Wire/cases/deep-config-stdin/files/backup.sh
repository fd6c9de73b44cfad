#!/bin/bash
restore_body() {
  cat <<EOF
{"snapshotId":"$1","targetDeploymentItemName":"$CLUSTER","targetProjectId":"$GROUP_ID"}
EOF
}
list() { curl -s -K - <<EOF
url = "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots"
user = "$PUBLIC_KEY:$PRIVATE_KEY"
digest
header = "Accept: application/vnd.atlas.2023-01-01+json"
EOF
}
id=$(list | jq -r '.results[-1].id')
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \
  --data-binary @<(restore_body "$id") "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore" | jq -r .status
