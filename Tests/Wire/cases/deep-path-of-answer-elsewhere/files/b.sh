#!/bin/bash
. ./paths.conf
jq -r .clusterName "$JOB_FILE"
