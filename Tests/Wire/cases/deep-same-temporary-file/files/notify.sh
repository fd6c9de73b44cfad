#!/usr/bin/env bash
jq -r '.results[] | select(.status == "FAILED") | "restore \(.id) of \(.clusterName) failed"' /tmp/atlas-restores.json
