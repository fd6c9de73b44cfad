BASE="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/dev-m2/backup/tenant"
