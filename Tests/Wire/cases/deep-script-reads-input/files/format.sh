#!/bin/sh
jq -r --arg f "$1" '.results[] | [.[$f], .clusterName] | @tsv'
