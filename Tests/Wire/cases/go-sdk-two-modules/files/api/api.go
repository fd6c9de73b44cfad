// Package api is a module of its own.
package api

import (
	"context"

	"go.mongodb.org/atlas-sdk/v20241113005/admin"
)

// Jobs gives the restore jobs.
func Jobs(ctx context.Context, c *admin.APIClient, project, cluster string) ([]admin.TenantRestore, error) {
	l, _, err := c.SharedTierRestoreJobsApi.ListSharedClusterBackupRestoreJobs(ctx, cluster, project).Execute()
	if err != nil {
		return nil, err
	}
	return l.GetResults(), nil
}
