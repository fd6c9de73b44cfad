#!/bin/bash
cd "$(dirname "$0")" || exit 1
if [ -f /usr/local/lib/atlas/common.sh ]; then
  . /usr/local/lib/atlas/common.sh
else
  . lib/common.sh
fi
api restores | jq -r '.results[0].clusterName'
