#!/bin/bash
explain() {
  cat <<'EOF'
POST https://cloud.mongodb.com/api/atlas/v2/groups/GROUP/clusters/NAME/backup/tenant/restore: 410
means that the endpoint has been retired.
EOF
}
code=$(curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $ACCESS_TOKEN" -H 'Accept: application/vnd.atlas.2023-01-01+json' "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/restoreJobs")
[ "$code" = 410 ] && explain
echo "$code"
