#!/bin/bash
api_version=2023-01-01
while [[ $1 == --* ]]; do case $1 in --api-version) api_version=$2; shift 2;; esac; done
curl -fsS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.${api_version}+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$1/backup/tenant/snapshots" | jq -r .totalCount
