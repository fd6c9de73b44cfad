#!/bin/bash
tmpdir=$(mktemp -d)
curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -o "$tmpdir/snaps.json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" &
curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -o "$tmpdir/restores.json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" &
wait
jq -r '.results[] | .id' "$tmpdir/snaps.json"
jq -rn --slurpfile s "$tmpdir/snaps.json" --slurpfile r "$tmpdir/restores.json" '$r[0].results[] | .clusterName'
rm -rf "$tmpdir"
