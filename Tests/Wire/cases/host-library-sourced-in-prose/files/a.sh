#!/bin/bash
. ./lib.sh
snapshots | jq .totalCount
