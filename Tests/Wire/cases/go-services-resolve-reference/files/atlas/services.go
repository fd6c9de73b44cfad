package atlas

import (
	"context"
	"fmt"
	"net/http"
)

const snapshotsPath = "groups/%s/clusters/%s/backup/tenant/snapshots"
const restoresPath = "groups/%s/clusters/%s/backup/tenant/restores"

// Snapshot is one.
type Snapshot struct {
	ID     string `json:"id"`
	Status string `json:"status"`
}

// Snapshots is a page.
type Snapshots struct {
	Results []*Snapshot `json:"results"`
}

// Restore is a job.
type Restore struct {
	ID          string `json:"id,omitempty"`
	ClusterName string `json:"clusterName,omitempty"`
	Status      string `json:"status,omitempty"`
}

// Restores is a page.
type Restores struct {
	Results []*Restore `json:"results"`
}

// SnapshotsService lists snapshots.
type SnapshotsService interface {
	List(ctx context.Context, groupID, cluster string) (*Snapshots, error)
	Get(ctx context.Context, groupID, cluster, id string) (*Snapshot, error)
}

// RestoresService lists restores.
type RestoresService interface {
	List(ctx context.Context, groupID, cluster string) (*Restores, error)
}

// SnapshotsServiceOp implements it.
type SnapshotsServiceOp struct{ client *Client }

// RestoresServiceOp implements it.
type RestoresServiceOp struct{ client *Client }

// List lists.
func (s *SnapshotsServiceOp) List(ctx context.Context, groupID, cluster string) (*Snapshots, error) {
	path := fmt.Sprintf(snapshotsPath, groupID, cluster)
	req, err := s.client.NewRequest(ctx, http.MethodGet, path, nil)
	if err != nil {
		return nil, err
	}
	root := new(Snapshots)
	if err = s.client.Do(req, root); err != nil {
		return nil, err
	}
	return root, nil
}

// Get gets.
func (s *SnapshotsServiceOp) Get(ctx context.Context, groupID, cluster, id string) (*Snapshot, error) {
	base := fmt.Sprintf(snapshotsPath, groupID, cluster)
	path := fmt.Sprintf("%s/%s", base, id)
	req, err := s.client.NewRequest(ctx, http.MethodGet, path, nil)
	if err != nil {
		return nil, err
	}
	root := new(Snapshot)
	err = s.client.Do(req, root)
	return root, err
}

// List lists.
func (s *RestoresServiceOp) List(ctx context.Context, groupID, cluster string) (*Restores, error) {
	path := fmt.Sprintf(restoresPath, groupID, cluster)
	req, err := s.client.NewRequest(ctx, http.MethodGet, path, nil)
	if err != nil {
		return nil, err
	}
	root := new(Restores)
	if err = s.client.Do(req, root); err != nil {
		return nil, err
	}
	return root, nil
}
