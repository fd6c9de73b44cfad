#!/bin/bash
jq -r ".results[].clusterName" restores.json
