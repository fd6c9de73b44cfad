#!/bin/bash
METHOD=GET
BODY=
call_api() {
  if [ "$METHOD" = POST ]; then
    RESULT=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" -X POST -d "$BODY" "$API/$ENDPOINT")
  else
    RESULT=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$API/$ENDPOINT")
  fi
}
API=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID
ENDPOINT=clusters/$CLUSTER; call_api
echo "$RESULT" | jq -r .stateName
ENDPOINT=clusters/$CLUSTER/backup/tenant/snapshots; call_api
SNAP=$(echo "$RESULT" | jq -r '.results[0].id')
METHOD=POST
BODY="{\"snapshotId\":\"$SNAP\",\"targetDeploymentItemName\":\"$CLUSTER\"}"
ENDPOINT=clusters/$CLUSTER/backup/tenant/download; call_api
echo "$RESULT" | jq -r '"\(.id) \(.clusterName)"'
