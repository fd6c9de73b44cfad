#!/bin/bash
CONFIG=${1:?usage: jobs.sh CONFIG}
. "$CONFIG"
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "$ACCEPT" "$TENANT/restores" | jq -r '.results[].id'
