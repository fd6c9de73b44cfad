curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" > raw.json
jq '{jobs: [.results[] | {id, name: .clusterName}], total: .totalCount}' raw.json > out.json
jq -r '.jobs[].name' out.json
md5sum out.json
rm raw.json out.json
