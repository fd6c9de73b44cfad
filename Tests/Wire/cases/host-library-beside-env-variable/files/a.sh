#!/bin/bash
ENV=${1:-dev}
. ./lib.sh
snapshots | jq .totalCount
