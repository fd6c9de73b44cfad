CLUSTER_URL=https://cloud.mongodb.com/api/atlas/v2/groups/32b6e34b3d91647abb20e7b8/clusters/Cluster0
ACCEPT=application/vnd.atlas.2023-01-01+json
