CLUSTER_URL=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/Cluster0
ACCEPT=application/vnd.atlas.2023-01-01+json
