#!/bin/bash
jq -r .clusterName "backup/$(date -u +%Y%m%d)/restore.json"
