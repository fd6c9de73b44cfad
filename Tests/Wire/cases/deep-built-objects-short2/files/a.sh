j=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -c '[.results[] | {id, clusterName, status}]')
echo "$j" | jq -r '.[0].clusterName'
python3 -c 'import json,sys; print(json.loads(sys.argv[1])[0]["clusterName"])' "$j"
