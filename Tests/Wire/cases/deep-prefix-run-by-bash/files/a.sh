get() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$1"; }
get "clusters/$CLUSTER/backup/tenant/snapshots" > snapshots.json
get clusters > clusters.json
jq .totalCount snapshots.json clusters.json
rm snapshots.json clusters.json
