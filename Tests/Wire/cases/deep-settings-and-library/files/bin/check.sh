#!/bin/sh
root=$(dirname "$0")/..
. "$root/conf/atlas.env"
. "$root/lib/functions.sh"
id=$(get snapshots | jq -r '.results[0].id')
post download "{\"snapshotId\":\"$id\"}" | jq -r '.id'
