#!/bin/bash
# Keeps older files, and reads the one that it has just written.
for i in 3 2 1; do
  [ -f "jobs.json.$i" ] && mv "jobs.json.$i" "jobs.json.$((i + 1))"
done
F=jobs.json
[ -e "$F" ] && mv "$F" "$F.1"
if curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -o "$F" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores"; then
  jq -r '.results[].clusterName' "$F"
fi
keep_old() { [ -f "$1" ] && cp "$1" "$1.bak"; return 0; }
keep_old all.json
curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" > all.json || exit 1
jq -r '.results[] | .id + " " + .clusterName' all.json
[ -s last.json ] && gzip -f last.json
curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq '.results[0]' > last.json
jq -r '.clusterName' last.json
