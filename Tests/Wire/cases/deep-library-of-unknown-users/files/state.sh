#!/bin/bash
. "${LIB_DIR:-/usr/local/lib/atlas}/atlas.sh"
get "clusters/$CLUSTER" | jq -r .stateName
