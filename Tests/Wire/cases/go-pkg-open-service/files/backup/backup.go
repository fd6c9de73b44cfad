// Package backup reads restores.
package backup

import (
	"context"
	"net/http"
)

// API sends requests.
type API interface {
	Do(ctx context.Context, method, path string, in, out any) error
}

// Service reads restores.
type Service struct{ API API }

// Job is one job.
type Job struct {
	ID          string `json:"id"`
	ClusterName string `json:"clusterName"`
}

// Restores lists jobs.
func (s *Service) Restores(ctx context.Context, group, cluster string) ([]Job, error) {
	var page struct {
		Results []Job `json:"results"`
	}
	err := s.API.Do(ctx, http.MethodGet, "/groups/"+group+"/clusters/"+cluster+"/backup/tenant/restores", nil, &page)
	return page.Results, err
}
