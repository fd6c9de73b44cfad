#!/bin/bash
die() { echo "$*" >&2; exit 1; }
call() {
  local code
  code=$(curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -o /tmp/t2f-$$.json -w '%{http_code}' -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" "${@:2}" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID$1")
  JSON=$(cat /tmp/t2f-$$.json); rm -f /tmp/t2f-$$.json
  case $code in 2*) return 0 ;; *) return 22 ;; esac
}
call "/clusters/$CLUSTER/backup/tenant/snapshots" || die "cannot list"
id=$(jq -r '.results[0].id' <<<"$JSON")
call "/clusters/$CLUSTER/backup/tenant/restore" -X POST -d '{"snapshotId":"'"$id"'","targetDeploymentItemName":"'"$CLUSTER"'","targetProjectId":"'"$GROUP_ID"'"}' || die "cannot restore"
job=$(jq -r '.id' <<<"$JSON")
while :; do
  call "/clusters/$CLUSTER/backup/tenant/restores/$job" || die "cannot poll"
  state=$(jq -r '.status' <<<"$JSON")
  echo "$(jq -r '.clusterName' <<<"$JSON"): $state"
  [ "$state" = COMPLETED ] && break
  [ "$state" = FAILED ] && die failed
  sleep 5
done
