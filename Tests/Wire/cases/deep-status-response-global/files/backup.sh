#!/usr/bin/env bash
# One wrapper keeps its answer in a global variable and fails on any status but 2xx.
req() {
  local out code
  out=$(curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -w '%{http_code}' -X "$1" -H "Accept: application/vnd.atlas.2023-01-01+json" \
    -H 'Content-Type: application/json' ${3:+--data "$3"} "https://cloud.mongodb.com/api/atlas/v2$2") || return
  code=${out: -3}
  RESPONSE=${out:0:${#out}-3}
  [[ $code == 2?? ]] || { echo "error $code" >&2; return 1; }
}
C="/groups/$GROUP_ID/clusters/$CLUSTER"
req GET "$C/backup/tenant/snapshots" && SNAP=$(jq -r '.results[0].id' <<<"$RESPONSE")
req POST "$C/backup/tenant/restore" "{\"snapshotId\":\"$SNAP\",\"targetDeploymentItemName\":\"$CLUSTER\",\"targetProjectId\":\"$GROUP_ID\"}" \
  && jq -r '.id, .clusterName' <<<"$RESPONSE"
