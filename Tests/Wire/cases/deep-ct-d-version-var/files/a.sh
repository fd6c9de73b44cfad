#!/bin/bash
V=2023-01-01
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.$V+json" -D h.txt -o out.json "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots"
grep -q "$V" h.txt && echo versioned
rm out.json h.txt
