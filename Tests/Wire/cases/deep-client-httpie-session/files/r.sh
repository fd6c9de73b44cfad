#!/bin/bash
http -I --session=atlas -A bearer -a "$ACCESS_TOKEN" GET "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" Accept:application/vnd.atlas.2023-01-01+json | jq -r '.results[0].id'
