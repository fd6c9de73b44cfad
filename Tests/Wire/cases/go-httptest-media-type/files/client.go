package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

const mediaType = "application/vnd.atlas.2023-01-01+json"

type Client struct {
	BaseURL string
	Token   string
}

type RestoreJob struct {
	ID          string `json:"id"`
	ClusterName string `json:"clusterName"`
	Status      string `json:"status"`
}

func (c *Client) RestoreJobs(ctx context.Context, group, cluster string) ([]RestoreJob, error) {
	url := fmt.Sprintf("%s/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/restores", c.BaseURL, group, cluster)
	req, err := http.NewRequestWithContext(ctx, "GET", url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", mediaType)
	req.Header.Set("Authorization", "Bearer "+c.Token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("restore jobs: %s", resp.Status)
	}
	var page struct {
		Results []RestoreJob `json:"results"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&page); err != nil {
		return nil, err
	}
	return page.Results, nil
}
