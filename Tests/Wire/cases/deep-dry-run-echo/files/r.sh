#!/bin/bash
DRY_RUN=${DRY_RUN:-}
run() {
  if [ -n "$DRY_RUN" ]; then echo "+ $*"; else "$@"; fi
}
run curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -o answer.json -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores"
jq -r '.results[0].clusterName' answer.json
