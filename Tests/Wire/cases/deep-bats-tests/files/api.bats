#!/usr/bin/env bats
# Smoke tests against the real API; run by hand after a rotation of the keys.

setup() {
  load helper
  API="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID"
}

@test "the cluster has snapshots" {
  run curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" \
    "$API/clusters/$CLUSTER/backup/tenant/snapshots"
  [ "$status" -eq 0 ]
  id=$(jq -r '.results[0].id' <<<"$output")
  [ "${#id}" -eq 24 ]
}

@test 'a restore job names its cluster' {
  run get "clusters/$CLUSTER/backup/tenant/restores"
  [ "$status" -eq 0 ]
  names=$(echo "$output" | jq -r '.results[].clusterName' | sort -u)
  echo "# $names" >&3
  [ "$names" = "$CLUSTER" ]
}

@test "other endpoints answer too" {
  run bash -c "curl -sf --digest -u '$PUBLIC_KEY:$PRIVATE_KEY' -H 'Accept: application/vnd.atlas.2023-01-01+json' '$API/clusters' | jq -r '.results[0].name'"
  [ -n "$output" ]
}
