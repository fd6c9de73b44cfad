ACCEPT=application/vnd.atlas.2023-01-01+json
restores() {
  curl -s --user "$PUBLIC_KEY:$PRIVATE_KEY" --digest -H "Accept: $ACCEPT" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores"
}
