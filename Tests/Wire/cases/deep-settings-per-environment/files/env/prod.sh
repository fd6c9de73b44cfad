BASE="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/prod-m5/backup/tenant"
