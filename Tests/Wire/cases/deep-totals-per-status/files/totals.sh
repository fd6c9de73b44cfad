#!/usr/bin/env bash
# totals per status over all shared clusters of all projects
set -euo pipefail
declare -A count
AUTH=(--digest --user "$ATLAS_PUBLIC_KEY:$ATLAS_PRIVATE_KEY")
HDR=(--header "Accept: application/vnd.atlas.2023-01-01+json")
API="https://cloud.mongodb.com/api/atlas/v2"

projects=$(curl -s "${AUTH[@]}" "${HDR[@]}" "$API/groups" | jq -r '.results[].id')
for p in $projects; do
  clusters=$(curl -s "${AUTH[@]}" "${HDR[@]}" "$API/groups/$p/clusters" | jq -r '.results[] | select(.providerSettings.providerName=="TENANT") | select(.providerSettings.instanceSizeName!="FLEX") | .name')
  for c in $clusters; do
    while read -r status; do
      count[$status]=$(( ${count[$status]:-0} + 1 ))
    done < <(curl -s "${AUTH[@]}" "${HDR[@]}" "$API/groups/$p/clusters/$c/backup/tenant/restores" | jq -r '.results[].status')
    last=$(curl -s "${AUTH[@]}" "${HDR[@]}" "$API/groups/$p/clusters/$c/backup/tenant/restores" | jq -r '.results[0] | "\(.clusterName)/\(.targetDeploymentItemName // "-")"')
    echo "last of $c: $last"
  done
done
for s in $(printf '%s\n' "${!count[@]}" | sort); do
  printf '%-12s %3d\n' "$s" "${count[$s]}"
done
