#!/usr/bin/env bash
# back up every shared cluster of the project
set -euo pipefail
API="https://cloud.mongodb.com/api/atlas/v2/groups/${GROUP_ID}"
CURL=(curl --silent --show-error --fail --digest --user "${PUBLIC_KEY}:${PRIVATE_KEY}" --header "Accept: application/vnd.atlas.2023-01-01+json")

clusters=$("${CURL[@]}" "${API}/clusters" | jq -r '.results[] | select(.providerSettings.providerName == "TENANT") | .name')
for cluster in ${clusters}; do
  snapshot=$("${CURL[@]}" "${API}/clusters/${cluster}/backup/tenant/snapshots" | jq -r '.results | max_by(.finishTime) | .id')
  job=$("${CURL[@]}" --header "Content-Type: application/json" --request POST \
    --data "{\"snapshotId\": \"${snapshot}\", \"targetDeploymentItemName\": \"${cluster}\"}" \
    "${API}/clusters/${cluster}/backup/tenant/download" | jq -r '.id')
  for _ in $(seq 10); do
    link=$("${CURL[@]}" "${API}/clusters/${cluster}/backup/tenant/restores/${job}" | jq -r '.snapshotUrl // empty')
    if [[ -n ${link} ]]; then
      curl -sS -o "${cluster}.tgz" "${link}"
      echo "${cluster}: $(stat -c%s "${cluster}.tgz") bytes"
      break
    fi
    sleep 20
  done
done
