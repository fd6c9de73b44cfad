package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

const (
	defaultBaseURL = "https://cloud.mongodb.com/api/atlas/v2"
	mediaType      = "application/vnd.atlas.2023-01-01+json"
)

// Client talks to the Atlas Administration API.
type Client struct {
	baseURL string
	token   string
	http    *http.Client
}

// NewClient returns a client with the usual settings.
func NewClient(token string) *Client {
	return &Client{
		baseURL: defaultBaseURL,
		token:   token,
		http:    &http.Client{Timeout: 10 * time.Second},
	}
}

type apiError struct {
	Detail string `json:"detail"`
}

func (c *Client) do(ctx context.Context, method, path string, in, out any) error {
	var body io.Reader
	if in != nil {
		data, err := json.Marshal(in)
		if err != nil {
			return fmt.Errorf("encoding: %w", err)
		}
		body = bytes.NewReader(data)
	}
	req, err := http.NewRequestWithContext(ctx, method, c.baseURL+path, body)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", mediaType)
	req.Header.Set("Authorization", "Bearer "+c.token)
	if in != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode/100 != 2 {
		var failure apiError
		_ = json.NewDecoder(resp.Body).Decode(&failure)
		return fmt.Errorf("%s %s: %s: %s", method, path, resp.Status, failure.Detail)
	}
	if out == nil {
		return nil
	}
	return json.NewDecoder(resp.Body).Decode(out)
}

type tenantRestore struct {
	SnapshotID string `json:"snapshotId"`
	Target     string `json:"targetDeploymentItemName,omitempty"`
	Project    string `json:"targetProjectId,omitempty"`
}

type job struct {
	ID     string `json:"id"`
	Status string `json:"status"`
}

func main() {
	ctx := context.Background()
	c := NewClient(os.Getenv("ACCESS_TOKEN"))
	group, cluster := os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")
	prefix := fmt.Sprintf("/groups/%s/clusters/%s/backup/tenant/", group, cluster)
	var restored, linked job
	if err := c.do(ctx, "POST", prefix+"restore", &tenantRestore{SnapshotID: "65a1f00000000000000000a4", Target: "Restored0", Project: group}, &restored); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if err := c.do(ctx, "POST", prefix+"download", &tenantRestore{SnapshotID: "65a1f00000000000000000a4", Target: cluster}, &linked); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(restored.Status, linked.Status)
}
