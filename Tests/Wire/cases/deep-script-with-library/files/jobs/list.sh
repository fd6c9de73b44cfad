#!/bin/bash
. "$(dirname "$0")/../lib/common.sh"
call "/clusters/$1/backup/tenant/snapshots" | jq -r '.results[] | "\(.id) \(.status)"'
