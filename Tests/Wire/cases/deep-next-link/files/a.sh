#!/bin/bash
# Follows the pages of a list by their links.
url="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores?pageNum=1&itemsPerPage=100"
while [ -n "$url" ] && [ "$url" != null ]; do
  page=$(curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$url")
  echo "$page" | jq -r '.results[].clusterName'
  url=$(echo "$page" | jq -r '.links[]? | select(.rel=="next") | .href')
done
next="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots"
while [ -n "$next" ]; do
  page=$(curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$next")
  jq -r '.results[].id' <<<"$page"
  next=$(jq -r '[.links[]? | select(.rel == "next") | .href][0] // empty' <<<"$page")
done
