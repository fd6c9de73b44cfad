#!/usr/bin/env bash
import() { . "$(dirname "$0")/lib/$1.sh"; }
import atlas
restore_job 65f000000000000000000b02 | jq -r .clusterName
