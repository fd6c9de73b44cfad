#!/bin/sh
jq -r ".results[].clusterName" "$1"
