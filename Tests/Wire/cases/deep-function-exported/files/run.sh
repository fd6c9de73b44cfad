#!/usr/bin/env bash
. ./lib.sh
./report.sh "$CLUSTER_NAME"
