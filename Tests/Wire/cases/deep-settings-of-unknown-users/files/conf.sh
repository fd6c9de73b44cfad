ACCEPT="Accept: application/vnd.atlas.2023-01-01+json"
TENANT="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
