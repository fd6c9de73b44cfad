#!/bin/bash
here=$(dirname "$0")
"$here/list.sh" | head -n 1 | while read -r id; do
  "$here/restore.sh" "$id"
done
