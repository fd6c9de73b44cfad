// Package backup works with backups of shared clusters.
package backup

import (
	"context"
	"fmt"
	"net/http"

	"example.com/acme/atlas-tools/internal/atlas"
	"example.com/acme/atlas-tools/internal/models"
)

const tenantPath = "/groups/%s/clusters/%s/backup/tenant"

// Service works with the backups of one project.
type Service struct {
	client *atlas.Client
	group  string
}

// NewService makes a service.
func NewService(client *atlas.Client, group string) *Service {
	return &Service{client: client, group: group}
}

// Download makes a snapshot ready to be downloaded.
func (s *Service) Download(ctx context.Context, cluster, snapshot string) (*models.RestoreJob, error) {
	job := &models.RestoreJob{}
	path := fmt.Sprintf(tenantPath, s.group, cluster) + "/download"
	body := models.Download{SnapshotID: snapshot, TargetDeploymentItemName: cluster}
	return job, s.client.Do(ctx, http.MethodPost, path, body, job)
}

// Restore restores a snapshot.
func (s *Service) Restore(ctx context.Context, cluster string, body models.TenantRestore) (*models.RestoreJob, error) {
	job := &models.RestoreJob{}
	path := fmt.Sprintf(tenantPath, s.group, cluster) + "/restore"
	return job, s.client.Do(ctx, http.MethodPost, path, body, job)
}
