#!/bin/bash
OPTS=(-q -O - --header="Authorization: Bearer $ACCESS_TOKEN")
OPTS+=(--header="Accept: application/vnd.atlas.2023-01-01+json")
base="https://cloud.mongodb.com/api/atlas/v2"
for id in $(wget "${OPTS[@]}" "$base/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[].id'); do
  wget "${OPTS[@]}" "$base/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores/$id" | jq -r '"\(.clusterName) \(.status)"'
done
