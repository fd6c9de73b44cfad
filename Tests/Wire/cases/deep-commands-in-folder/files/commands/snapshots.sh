curl -sf --digest -u "$U" -H "$A" "$P/snapshots" | jq -r '.results[].id'
