#!/bin/bash
# Copy production into staging. Needs both key pairs.
STAGE_GROUP=${STAGE_GROUP:-5e2211c17a3e5a48f5497de3}
LATEST=$(curl --silent --user "$PUBLIC_KEY:$PRIVATE_KEY" --digest \
  --header "Accept: application/json" \
  --request GET "https://cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots?pretty=true" \
  | jq -r '.results[0].id'
)
if [ "$LATEST" = "" ] || [ "$LATEST" = "null" ]; then
  echo "no snapshot" >&2
  exit 1
fi
echo "Restoring $LATEST"
JOB=$(curl --silent --user "$PUBLIC_KEY:$PRIVATE_KEY" --digest \
  --header "Accept: application/json" \
  --header "Content-Type: application/json" \
  --request POST "https://cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore?pretty=true" \
  --data '
  {
    "snapshotId": "'$LATEST'",
    "targetDeploymentItemName": "staging",
    "targetProjectId": "'$STAGE_GROUP'"
  }' | jq -r '.id'
)
[ "$JOB" != "null" ] && echo "started $JOB"
