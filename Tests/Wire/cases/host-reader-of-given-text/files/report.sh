#!/bin/sh
jq -r ".results[].clusterName"
