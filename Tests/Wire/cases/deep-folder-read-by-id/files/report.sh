#!/bin/bash
for f in "${1:-data}"/*.json; do jq -r ".results[].id" "$f"; done
