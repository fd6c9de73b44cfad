ACCEPT=application/vnd.atlas.2023-01-01+json
BASE=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER
