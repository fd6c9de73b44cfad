curl -sf --digest -u "$U" -H "$A" "$P/restores" | jq -r '.results[] | "\(.id) \(.clusterName)"'
