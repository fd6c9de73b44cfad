curl -sf --digest -u "$U" -H "$A" "$B/groups/$GROUP_ID/clusters/$CLUSTER" | jq -r '.name'
