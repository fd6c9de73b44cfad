#!/bin/bash
set -e
export BACKUP_BASE=https://cloud.mongodb.com/api/atlas/v2/groups/32b6e34b3d91647abb20e7b8/clusters/Cluster0/backup
./ten.sh
./ded.sh
