// Package backup reads snapshots.
package backup

import (
	"context"
	"net/http"
)

// Doer sends requests.
type Doer interface {
	Do(ctx context.Context, method, path string, in, out any) error
}

// Lister lists snapshots.
type Lister struct {
	api   Doer
	group string
}

// NewLister makes a lister.
func NewLister(api Doer, group string) *Lister { return &Lister{api: api, group: group} }

// Snapshot is one snapshot.
type Snapshot struct {
	ID     string `json:"id"`
	Status string `json:"status"`
}

// List lists the snapshots of a cluster.
func (l *Lister) List(ctx context.Context, cluster string) ([]Snapshot, error) {
	var page struct {
		Results []Snapshot `json:"results"`
	}
	err := l.api.Do(ctx, http.MethodGet, "/groups/"+l.group+"/clusters/"+cluster+"/backup/tenant/snapshots", nil, &page)
	return page.Results, err
}
