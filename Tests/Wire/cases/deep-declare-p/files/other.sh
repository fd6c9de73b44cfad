#!/bin/bash
. ./state.sh
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: $ACC" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters" | jq .totalCount
