#!/bin/bash
send() {
  if [ "$1" = POST ]; then
    curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: $V" -H "Content-Type: $V" -X POST --data "$3" "$HOST$2"
  else
    curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: $V" "$HOST$2"
  fi
}
HOST=https://cloud.mongodb.com
V=application/vnd.atlas.2023-01-01+json
P=/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant
r=$(send POST "$P/restore" '{ "snapshotId" : "'"$1"'", "targetDeploymentItemName" : "'"$CLUSTER"'" , "targetProjectId":"'"$GROUP_ID"'" }')
id=`echo $r | jq -r .id`
send GET $P/restores/$id | jq '{id,status,target:.targetDeploymentItemName,source:.clusterName}'
