#!/bin/bash
jq -r .clusterName "$JOB_FILE"
