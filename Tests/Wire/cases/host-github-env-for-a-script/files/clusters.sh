#!/usr/bin/env bash
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: $MEDIA_TYPE" \
  "$API/groups/$GROUP_ID/clusters" | jq -r '.results[].name'
