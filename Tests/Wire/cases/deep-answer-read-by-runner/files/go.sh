#!/usr/bin/env bash
set -euo pipefail
job=$(./get_job.sh 65f000000000000000000b02)
jq -r .clusterName <<<"$job"
