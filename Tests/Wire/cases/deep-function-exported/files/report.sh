#!/usr/bin/env bash
fetch "$1" | jq -r '.results[] | "\(.clusterName) \(.status)"'
