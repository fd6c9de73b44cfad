#!/bin/bash
. ./settings.env
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$ATLAS_RESTORES" | jq -r '.results[] | .id + " " + .clusterName'
