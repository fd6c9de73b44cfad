#!/bin/bash
set -e
while IFS=: read -r name command; do
  case $name in \#*) continue ;; esac
  echo "$name"; sh -c "$command"
done < Procfile
