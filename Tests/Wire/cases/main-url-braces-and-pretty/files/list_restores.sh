#!/bin/bash
# All restore jobs, for the ticket
curl --silent --digest --user "${PUBLIC_KEY}:${PRIVATE_KEY}" \
     --header 'Accept: application/vnd.atlas.2023-01-01+json' \
     "https://cloud.mongodb.com/api/atlas/v2/groups/${GROUP_ID}/clusters/${CLUSTER_NAME}/backup/tenant/restores?pretty=true"
