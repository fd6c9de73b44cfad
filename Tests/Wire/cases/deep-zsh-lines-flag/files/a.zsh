#!/usr/bin/env zsh
# Lines of a command as elements.
call() { curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" $@ }
tenant="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
ids=(${(f)"$(call $tenant/snapshots | jq -r '.results[].id')"})
print ${#ids}
for id in ${(f)"$(call $tenant/restores | jq -r '.results[].id')"}; do
  call $tenant/restores/$id | jq -r .clusterName
done
jobs() {
  local -a out
  out=("${(@f)$(call "$tenant/restores" | jq -r '.results[] | "\(.id) \(.clusterName)"')}")
  print -l -- $out
}
jobs
