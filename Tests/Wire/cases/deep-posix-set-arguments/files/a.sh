#!/bin/sh
set -eu
atlas() {
    verb=$1 path=$2 data=${3:-}
    set -- --silent --fail --digest --user "$PUBLIC_KEY:$PRIVATE_KEY" --request "$verb"
    set -- "$@" --header "Accept: application/vnd.atlas.2023-01-01+json"
    if [ "$data" ]; then
        set -- "$@" --header "Content-Type: application/json" --data "$data"
    fi
    curl "$@" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID$path"
}

snap=$(atlas GET "/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[0].id')
job=$(atlas POST "/clusters/$CLUSTER/backup/tenant/download" '{"snapshotId":"'"$snap"'","targetDeploymentItemName":"'"$CLUSTER"'"}' | jq -r .id)
for i in 1 2 3 4; do
    st=$(atlas GET "/clusters/$CLUSTER/backup/tenant/restores/$job" | jq -r .status)
    echo "$i $st"
    test "$st" = COMPLETED && break
done
