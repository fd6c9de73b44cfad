#!/bin/bash
curl -K curl.cfg -u "$PUBLIC_KEY:$PRIVATE_KEY" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters" | jq '.results|length'
