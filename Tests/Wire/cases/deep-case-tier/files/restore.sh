#!/bin/bash
tier=$1
case "$tier" in
  M0) echo "no backups on M0" >&2; exit 2 ;;
  M2|M5)
    curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X POST \
      -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \
      -d '{"snapshotId": "65a1f00000000000000000a4", "targetDeploymentItemName": "Cluster1"}' \
      "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore" | jq -r .id
    ;;
  *)
    curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X POST \
      -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \
      -d '{"snapshotId": "65a1f00000000000000000a4", "deliveryType": "automated", "targetClusterName": "Cluster1"}' \
      "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/restoreJobs" | jq -r .id
    ;;
esac
