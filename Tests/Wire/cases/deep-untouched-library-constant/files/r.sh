#!/bin/bash
# keeps /var/backup/tenant/snapshots tidy
LOG_PREFIX="backup/tenant"
dir="./var/$LOG_PREFIX/snapshots"
mkdir -p "$dir"
touch "$dir/old.tgz"
find "$dir" -name '*.tgz' -print -delete
curl -s "https://api.example.com/v1/backup/tenant/42/restores" | jq -r .ok
