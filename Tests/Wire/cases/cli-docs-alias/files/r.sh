#!/usr/bin/env bash
snapshot=$(atlas api sharedTierSnapshots listGroupClusterBackupTenantSnapshots --clusterName "$CLUSTER" | jq -r '.results[0].id')
atlas api sharedTierSnapshots downloadGroupClusterBackupTenant --clusterName "$CLUSTER" <<JSON | jq -r .id
{"snapshotId": "$snapshot", "targetDeploymentItemName": "x"}
JSON
atlas api sharedTierRestoreJobs listGroupClusterBackupTenantRestores --clusterName "$CLUSTER" --envelope | jq -r '.content.results[0].clusterName'
