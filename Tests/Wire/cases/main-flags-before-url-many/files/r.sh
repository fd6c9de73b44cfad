#!/bin/bash
curl -sS --fail-with-body --max-time 20 --retry 2 --connect-timeout 5 --compressed -L \
  -A "backup-bot/1.2 (+https://example.org/backup/tenant/readme)" \
  --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  -H "X-Request-Id: nightly" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "X-Origin: cron" \
  -o out.json --dump-header headers.txt \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" || exit 1
jq -r '.results | length' out.json
grep -c 'HTTP/1.1 200' headers.txt
