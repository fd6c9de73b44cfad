api=https://cloud.mongodb.com/api/atlas/v2
restore_job() {
  curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" \
    "$api/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores/$1"
}
