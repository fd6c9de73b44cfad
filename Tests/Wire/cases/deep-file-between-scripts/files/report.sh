#!/bin/bash
jq -r '.results[] | "\(.clusterName) \(.status)"' "$1"
