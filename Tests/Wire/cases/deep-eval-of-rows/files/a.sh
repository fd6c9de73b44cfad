while read -r row; do
eval "$(jq -r '@sh "id=\(.id) cluster=\(.clusterName)"' <<<"$row")"
echo "$cluster $id"
done < <(curl -sSf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -c '.results[]')
