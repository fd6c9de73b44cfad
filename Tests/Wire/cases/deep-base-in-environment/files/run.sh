#!/bin/bash
set -e
export BACKUP_BASE=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/Cluster0/backup
./ten.sh
./ded.sh
