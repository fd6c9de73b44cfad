#!/bin/bash
read -r V < "$(dirname "$0")/VERSION"
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.$V+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters" | jq '.results|length'
