#!/bin/sh
job-json | jq -r .clusterName
