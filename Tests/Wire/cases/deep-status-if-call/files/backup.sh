#!/bin/bash
api() {
  if ! BODY=$(curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -f -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$1"); then
    BODY=
    return 1
  fi
  return 0
}
if api "clusters/$CLUSTER"; then
  echo "tier: $(echo "$BODY" | jq -r '.name')"
fi
if api "clusters/$CLUSTER/backup/tenant/restores"; then
  echo "$BODY" | jq -r '.results[] | "\(.id) \(.clusterName) \(.status)"'
else
  echo "no restores" >&2
  exit 1
fi
