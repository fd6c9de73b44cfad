#!/bin/bash
call() { # call VERSION PATH
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.$1+json" "https://cloud.mongodb.com/api/atlas/v2$2"
}
call 2023-02-01 "/groups/$GROUP_ID/clusters" | jq -r '.totalCount'
call 2023-01-01 "/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.totalCount'
