package atlas

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

// RestoreJob is a restore.
type RestoreJob struct {
	ID          string `json:"id"`
	ClusterName string `json:"clusterName"`
	Status      string `json:"status"`
}

type page struct {
	Results []RestoreJob `json:"results"`
}

// Client is a client.
type Client struct {
	Host, Token, Project string
}

func (c *Client) get(ctx context.Context, path string, v any) error {
	req, err := http.NewRequestWithContext(ctx, "GET", c.Host+"/api/atlas/v2/groups/"+c.Project+path, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+c.Token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("status %d", resp.StatusCode)
	}
	return json.NewDecoder(resp.Body).Decode(v)
}

// RestoreJobs lists.
func (c *Client) RestoreJobs(ctx context.Context, cluster string) ([]RestoreJob, error) {
	var p page
	if err := c.get(ctx, "/clusters/"+cluster+"/backup/tenant/restores", &p); err != nil {
		return nil, err
	}
	return p.Results, nil
}
