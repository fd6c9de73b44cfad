j=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -c '.results | group_by(.clusterName) | map({name: .[0].clusterName, n: length, ids: map(.id)})')
echo "$j" | jq -r '.[] | "\(.name) \(.n)"'
md5sum <<<"$j"
