cmd_ls() { request "/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[].id'; }
