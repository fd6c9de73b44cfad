package atlas

import (
	"context"
	"fmt"
	"net/http"
)

type ClustersService service

type Cluster struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

const clustersPath = "groups/%s/clusters"

func (s *ClustersService) Get(ctx context.Context, groupID, name string) (*Cluster, *Response, error) {
	req, err := s.client.NewRequest(ctx, http.MethodGet, fmt.Sprintf(clustersPath+"/%s", groupID, name), nil)
	if err != nil {
		return nil, nil, err
	}
	root := new(Cluster)
	resp, err := s.client.Do(req, root)
	if err != nil {
		return nil, resp, err
	}
	return root, resp, nil
}
