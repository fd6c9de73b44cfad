#!/bin/bash
request() {
  local out
  out=$(curl -s -w '\n%{http_code}' --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2$1")
  jq -n --arg code "${out##*$'\n'}" --arg body "${out%$'\n'*}" '{code: $code, body: $body}'
}
answer=$(request "/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores")
jq -r '.code' <<<"$answer"
jq -r '.body | fromjson | .results[0].clusterName' <<<"$answer"
