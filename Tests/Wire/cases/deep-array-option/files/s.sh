o=(-s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json')
[ -n "${DEBUG:-}" ] && o+=(-v)
u=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER
curl "${o[@]}" "$u" | jq -r .mongoDBVersion
curl "${o[@]}" "$u/backup/tenant/snapshots" | jq -r '.results[0].id'
