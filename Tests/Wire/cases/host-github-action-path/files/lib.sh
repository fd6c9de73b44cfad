clusters() {
  curl -s --user "$PUBLIC_KEY:$PRIVATE_KEY" --digest -H "Accept: $ACCEPT" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters"
}
