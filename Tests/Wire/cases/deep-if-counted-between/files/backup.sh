#!/bin/bash
n=0
if [ "$n" = 0 ]; then P=backup/tenant/restores; else P=backup/restoreJobs; fi
out=$(curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/$P")
((n++))
if [ "$n" = 0 ]; then echo first; else jq -r '.results[0].clusterName' <<<"$out"; fi
