#!/bin/bash
jq -r '.links[0].href' fixture.json
BackupTenantSnapshots=3
echo "clusterName: $BackupTenantSnapshots"
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" "https://cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID/clusters/$CLUSTER" | jq -r '.name, .clusterName'
