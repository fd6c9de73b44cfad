#!/usr/bin/env bash
. "$1"
restore_job 65f000000000000000000b02 | jq -r .clusterName
