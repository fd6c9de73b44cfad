package main

import (
	"encoding/json"
	"fmt"
	"net/http"
)

type Client struct {
	BaseURL string
	Token   string
	HTTP    *http.Client
}

type Snapshot struct {
	ID     string `json:"id"`
	Status string `json:"status"`
}

type Restore struct {
	ID          string `json:"id"`
	ClusterName string `json:"clusterName"`
	Status      string `json:"status"`
}

func (c *Client) get(path string, v any) error {
	req, err := http.NewRequest(http.MethodGet, c.BaseURL+path, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+c.Token)
	resp, err := c.HTTP.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("GET %s: %d", path, resp.StatusCode)
	}
	return json.NewDecoder(resp.Body).Decode(v)
}

func (c *Client) State(group, cluster string) (string, error) {
	var p struct{ StateName string }
	err := c.get("/api/atlas/v2/groups/"+group+"/clusters/"+cluster, &p)
	return p.StateName, err
}

func (c *Client) Snapshots(group, cluster string) ([]Snapshot, error) {
	var p struct{ Results []Snapshot }
	err := c.get(fmt.Sprintf("/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/snapshots", group, cluster), &p)
	return p.Results, err
}

func (c *Client) Restores(group, cluster string) ([]Restore, error) {
	var p struct{ Results []Restore }
	err := c.get(fmt.Sprintf("/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/restores", group, cluster), &p)
	return p.Results, err
}
