#!/bin/bash
curl -fsS -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" "$BACKUP_BASE/tenant/snapshots" -o /dev/null
