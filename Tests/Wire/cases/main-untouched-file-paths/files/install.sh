#!/bin/bash
# installs scripts/backup/tenant_restore.sh and friends
set -e
mkdir -p out/backup/tenant
cp scripts/backup/tenant_restore.sh out/backup/tenant/restore.sh
cp scripts/backup/tenant_restore.sh out/backup/tenant_download
bash out/backup/tenant/restore.sh
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" "https://cloud.mongodb.com/api/atlas/v1.0/groups" | jq .totalCount
