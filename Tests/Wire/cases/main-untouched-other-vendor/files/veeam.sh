#!/bin/bash
# The hosting provider's backup console: same words, another API
API=https://eu-api.example.com/1.0
id=vspc-1
curl -s "$API/backup/tenant/vspc/${id}/backupAgent" -H "X-Ovh-Application: abc"
curl -s -X POST "https://api.example.com/groups/9/clusters/a/backup/tenant/download" -d '{"snapshotId":"1"}' -H 'Content-Type: application/json'
curl -s "$API/backup/tenant/vaults"
