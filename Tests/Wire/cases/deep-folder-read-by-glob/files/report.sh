#!/bin/bash
for f in "${1:-data}"/*.json; do jq -r ".results[].clusterName" "$f"; done
