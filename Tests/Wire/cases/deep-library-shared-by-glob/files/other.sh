#!/usr/bin/env bash
for f in "$(dirname "$0")"/lib/*.sh; do . "$f"; done
get "clusters" | jq -r '.results[].name'
