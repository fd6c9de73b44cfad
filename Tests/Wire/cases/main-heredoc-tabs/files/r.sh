#!/bin/bash
if true; then
	curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" \
		-H "Content-Type: application/json" --data-binary @- \
		"https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" <<-END | jq -r .id
		{
			"snapshotId": "$1",
			"targetProjectId": "$GROUP_ID",
			"targetDeploymentItemName": "$CLUSTER"
		}
	END
fi
