curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -c '.results[] | {id, clusterName, when: .restoreScheduledDate}' | while read -r row; do
  name=$(jq -r .clusterName <<<"$row"); id=$(jq -r '.id' <<<"$row"); echo "$id $name"
done
