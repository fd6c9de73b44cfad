#!/bin/bash
ACCEPT=$(grep ^ACCEPT= conf/atlas.sh | cut -d= -f2); CLUSTER_URL=$(sed -n s/^CLUSTER_URL=//p conf/atlas.sh)
curl -fsS -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: $ACCEPT" "$CLUSTER_URL" -o /dev/null
