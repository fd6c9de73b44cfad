#!/bin/bash
set -e
cd "$(dirname "$0")"
for c in $CLUSTER; do
  jobs/info.sh "$c"
  jobs/list.sh "$c"
done
