#!/bin/sh
# Runs a job with its secrets, one at a time, and mails what it says when it fails.
set -eu
. /etc/atlas/backup.env
export ATLAS_PUBLIC_KEY ATLAS_PRIVATE_KEY GROUP_ID CLUSTER

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! flock --nonblock /run/lock/atlas-backup.lock "$@" >"$log" 2>&1; then
  mail -s "atlas backup failed on $(hostname)" ops@example.com <"$log"
  exit 1
fi
