#!/bin/bash
VER=v1.0
API="https://cloud.mongodb.com/api/atlas/$VER"
AUTH=(-s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY")
curl "${AUTH[@]}" "$API/groups/$GROUP_ID" | jq -r .name
curl "${AUTH[@]}" "$API/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots/65a1f00000000000000000a1" | jq -r .status
