#!/usr/bin/env bash
set -euo pipefail
snapshots() { get "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots"; }
