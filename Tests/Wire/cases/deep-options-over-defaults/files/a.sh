#!/bin/bash
timeout=5
target=staging
SNAPSHOT_ID=65a1f00000000000000000a3
while [[ $# -gt 0 ]]; do
  case "$1" in
    --timeout) timeout="$2"; shift 2 ;;
    --group) GROUP_ID="$2"; shift 2 ;;
    --cluster) CLUSTER="$2"; shift 2 ;;
    --key) PUBLIC_KEY="$2"; shift 2 ;;
    --snapshot) SNAPSHOT_ID="$2"; shift 2 ;;
    --target=*) target="${1#*=}"; shift ;;
    *) echo "what is $1?" >&2; exit 64 ;;
  esac
done
curl -s --max-time $timeout --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \
  -d "{\"snapshotId\":\"$SNAPSHOT_ID\",\"targetDeploymentItemName\":\"$target\"}" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore" |
  jq -r .status
