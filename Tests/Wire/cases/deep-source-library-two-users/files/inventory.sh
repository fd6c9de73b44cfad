#!/bin/bash
. ./lib.sh
get "/groups/$GROUP_ID/clusters" | jq -r '.results[].name'
