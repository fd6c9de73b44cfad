#!/bin/bash
curl -s -u "$PUBLIC_KEY:$PRIVATE_KEY" --digest -H 'Accept: application/vnd.atlas.2023-11-15+json' -X GET 'https://cloud.mongodb.com/api/atlas/v2/groups/32b6e34b3d91647abb20e7b8/clusters/prod-shared/backup/tenant/snapshots?pretty=true' | jq '.totalCount'
