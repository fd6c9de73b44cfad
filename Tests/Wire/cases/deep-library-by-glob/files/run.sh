#!/usr/bin/env bash
LIB_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib"
for f in "$LIB_DIR"/*; do
  [ -r "$f" ] && source "$f"
done
restore_job 65f000000000000000000b02 | jq -r .clusterName
