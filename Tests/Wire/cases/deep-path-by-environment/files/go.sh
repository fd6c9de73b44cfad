#!/usr/bin/env bash
set -euo pipefail
R="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters"
URL="$R/$CLUSTER/backup/tenant" ./child.sh
