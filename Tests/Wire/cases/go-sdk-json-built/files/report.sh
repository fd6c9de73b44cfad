#!/bin/bash
job=$(restore-status "$1")
jq -r .clusterName <<<"$job"
