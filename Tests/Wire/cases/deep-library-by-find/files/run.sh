#!/usr/bin/env bash
while read -r f; do . "$f"; done < <(find lib -name '*.sh')
restore_job 65f000000000000000000b02 | jq -r .clusterName
