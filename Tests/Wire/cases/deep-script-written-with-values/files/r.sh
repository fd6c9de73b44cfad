#!/bin/bash
tool=$(mktemp)
cat > "$tool" <<EOF
snapshot=\$1
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X POST \\
  -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \\
  -d "{\\"snapshotId\\":\\"\$snapshot\\",\\"targetDeploymentItemName\\":\\"$CLUSTER\\"}" \\
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download"
EOF
bash "$tool" 32b6e34b3d91647abb20e7b1 | jq -r .id
rm "$tool"
