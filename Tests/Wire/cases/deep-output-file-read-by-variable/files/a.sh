#!/bin/bash
OUT=out.json
while [ $# -gt 0 ]; do case $1 in -o) OUT=$2; shift 2;; *) shift;; esac; done
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" -o "$OUT"
jq -r .results[0].clusterName "$OUT"
