#!/bin/sh
cd "$(dirname "$0")" || exit
sh ./get.sh backup/tenant/restores | jq -r '.results[] | "\(.clusterName) \(.status)"'
