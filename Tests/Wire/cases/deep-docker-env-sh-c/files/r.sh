#!/bin/bash
root="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
docker run --rm -e ROOT="$root" -e PUBLIC_KEY -e PRIVATE_KEY --env ACCEPT=application/vnd.atlas.2023-01-01+json example/tools sh -c 'curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: $ACCEPT" "$ROOT/snapshots"' | jq -r '.results[0].id'
