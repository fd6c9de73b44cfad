#!/bin/bash
set -a
. ./settings.env
set +a
timeout 60 bash -c 'curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: $ACCEPT" "$ROOT/snapshots" | jq -r ".results[0].id"'
