#!/bin/bash
A="Authorization: Bearer $ACCESS_TOKEN"
V="Accept: application/vnd.atlas.2023-01-01+json"
U="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
J=$(curl -s -X POST -H "$A" -H "$V" -H 'Content-Type: application/json' -d '{"snapshotId":"65a1f00000000000000000a4","targetDeploymentItemName":"T"}' "$U/restore" | jq -r .id) && [ -n "$J" ] || exit 1
until curl -s -H "$A" -H "$V" "$U/restores/$J" | jq -e '.status == "COMPLETED"' >/dev/null; do
  printf . && sleep 10
done
echo " done"
