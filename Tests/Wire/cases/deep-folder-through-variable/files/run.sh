#!/bin/bash
DIR=jobs.d
for f in "$DIR"/*; do "$f" | jq -r .clusterName; done
