#!/bin/bash
cd "$(dirname "$0")" || exit 1
if [ "$STAGE" = prod ]; then
  . /opt/atlas/lib.sh
else
  . lib/dev.sh
fi
api restores | jq -r '.results[0].clusterName'
