BASE=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER
ACCEPT=application/vnd.atlas.2023-01-01+json
