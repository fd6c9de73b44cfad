#!/bin/bash
go run . && jq -r .clusterName job.json
rm -f job.json
