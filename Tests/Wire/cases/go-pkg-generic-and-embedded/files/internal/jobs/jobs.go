package jobs

import (
	"context"

	"example.com/acme/atlas-tools/internal/api"
)

type job = Restore

// Restore is a job.
type Restore struct {
	ID   string `json:"id"`
	Name string `json:"clusterName"`
}

const restores = "/backup/tenant/restores"

// All lists them.
func All(ctx context.Context, c *api.Client, cluster string) ([]Restore, error) {
	page, err := api.List[job](ctx, c, cluster, restores)
	return page.Results, err
}
