#!/usr/bin/env bash
atlas api sharedTierRestoreJobs listBackupTenantRestores --clusterName "$CLUSTER" \
  --output 'go-template={{range .results}}{{.id}} {{ .clusterName }}{{"\n"}}{{end}}'
atlas api sharedTierSnapshots listClusterBackupSnapshots --clusterName "$CLUSTER" \
  --output "go-template={{range .results}}{{.id}}{{\"\\n\"}}{{end}}" | head -n 1
