#!/bin/bash
latest=$(ls -t dumps/*.json | head -1)
jq -r '.results[] | .clusterName' "$latest"
