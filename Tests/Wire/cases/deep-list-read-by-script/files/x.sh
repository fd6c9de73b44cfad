#!/bin/bash
path=$(jq -r .path conf.json)
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/$path" | jq -r '.results[0].id'
