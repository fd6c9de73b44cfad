B=https://cloud.mongodb.com/api/atlas/v2
P="$B/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
A="Accept: application/vnd.atlas.2023-01-01+json"
U="$PUBLIC_KEY:$PRIVATE_KEY"
