#!/bin/bash
. ./conf.sh
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "$ACCEPT" "$TENANT/snapshots" | jq -r '.results[].id'
