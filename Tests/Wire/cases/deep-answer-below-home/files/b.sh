#!/usr/bin/env bash
set -euo pipefail
jq -r .clusterName ~/atlas/job.json
