echo "ATLAS_BASE=https://cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant" >> "$GITHUB_ENV"
