#!/bin/bash
# fire and forget, cron mails errors only
curl -fsS -o /dev/null -X POST --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" -d '{"snapshotId":"65a1f00000000000000000a4","targetDeploymentItemName":"Cluster0"}' "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore"
