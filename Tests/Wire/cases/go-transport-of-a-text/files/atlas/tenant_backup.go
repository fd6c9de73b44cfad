package atlas

import (
	"context"
	"fmt"
	"net/http"
)

const tenantPath = "groups/%s/clusters/%s/backup/tenant"

type TenantBackupService service

type Snapshot struct {
	ID     string `json:"id"`
	Status string `json:"status"`
}

type Snapshots struct {
	Results    []*Snapshot `json:"results"`
	TotalCount int         `json:"totalCount"`
}

type Restore struct {
	ID          string `json:"id,omitempty"`
	ClusterName string `json:"clusterName,omitempty"`
	Status      string `json:"status,omitempty"`
	SnapshotID  string `json:"snapshotId"`
	TargetName  string `json:"targetDeploymentItemName"`
}

func (s *TenantBackupService) Snapshots(ctx context.Context, groupID, cluster string) (*Snapshots, *Response, error) {
	path := fmt.Sprintf(tenantPath, groupID, cluster)
	req, err := s.client.NewRequest(ctx, http.MethodGet, path+"/snapshots", nil)
	if err != nil {
		return nil, nil, err
	}
	root := new(Snapshots)
	resp, err := s.client.Do(req, root)
	if err != nil {
		return nil, resp, err
	}
	return root, resp, nil
}
