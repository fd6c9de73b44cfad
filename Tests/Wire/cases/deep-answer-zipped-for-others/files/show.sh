#!/bin/bash
zcat jobs.json.gz | jq -r '.results[].clusterName'
