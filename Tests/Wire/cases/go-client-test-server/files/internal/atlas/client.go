// Package atlas is a small client for the Atlas Admin API.
package atlas

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

const (
	defaultBaseURL = "https://cloud.mongodb.com/api/atlas/v2"
	defaultAccept  = "application/vnd.atlas.2023-01-01+json"
)

// ErrNotFound is returned for a 404.
var ErrNotFound = errors.New("atlas: not found")

// Client talks to Atlas.
type Client struct {
	baseURL    string
	accept     string
	token      string
	httpClient *http.Client
	retries    int
}

// Option changes a Client.
type Option func(*Client)

// WithBaseURL sets another base URL.
func WithBaseURL(u string) Option { return func(c *Client) { c.baseURL = u } }

// WithHTTPClient sets the HTTP client.
func WithHTTPClient(h *http.Client) Option { return func(c *Client) { c.httpClient = h } }

// WithRetries sets how often a request is tried again.
func WithRetries(n int) Option { return func(c *Client) { c.retries = n } }

// New returns a client.
func New(token string, opts ...Option) *Client {
	c := &Client{
		baseURL:    defaultBaseURL,
		accept:     defaultAccept,
		token:      token,
		httpClient: &http.Client{Timeout: 30 * time.Second},
		retries:    3,
	}
	for _, opt := range opts {
		opt(c)
	}
	return c
}

func (c *Client) do(ctx context.Context, method, path string, in, out any) error {
	var body io.Reader
	if in != nil {
		b, err := json.Marshal(in)
		if err != nil {
			return fmt.Errorf("marshal request: %w", err)
		}
		body = bytes.NewReader(b)
	}
	req, err := http.NewRequestWithContext(ctx, method, c.baseURL+path, body)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", c.accept)
	req.Header.Set("Authorization", "Bearer "+c.token)
	if in != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := c.httpClient.Do(req)
	if err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	defer resp.Body.Close()
	switch {
	case resp.StatusCode == http.StatusNotFound:
		return ErrNotFound
	case resp.StatusCode >= 400:
		msg, _ := io.ReadAll(io.LimitReader(resp.Body, 4096))
		return fmt.Errorf("%s %s: %s: %s", method, path, resp.Status, msg)
	}
	if out == nil {
		return nil
	}
	return json.NewDecoder(resp.Body).Decode(out)
}

// Snapshot is a snapshot.
type Snapshot struct {
	ID         string `json:"id"`
	Status     string `json:"status"`
	StartTime  string `json:"startTime"`
	FinishTime string `json:"finishTime"`
}

// RestoreJob is a restore job.
type RestoreJob struct {
	ID          string `json:"id"`
	ClusterName string `json:"clusterName"`
	SnapshotID  string `json:"snapshotId"`
	Status      string `json:"status"`
	Target      string `json:"targetDeploymentItemName"`
}

type page[T any] struct {
	Results    []T `json:"results"`
	TotalCount int `json:"totalCount"`
}

// Cluster is a cluster.
type Cluster struct {
	Name  string `json:"name"`
	State string `json:"stateName"`
}

// Clusters lists the clusters of a project.
func (c *Client) Clusters(ctx context.Context, project string) ([]Cluster, error) {
	var p page[Cluster]
	if err := c.do(ctx, http.MethodGet, fmt.Sprintf("/groups/%s/clusters", url.PathEscape(project)), nil, &p); err != nil {
		return nil, err
	}
	return p.Results, nil
}

// Snapshots lists the snapshots of a cluster.
func (c *Client) Snapshots(ctx context.Context, project, cluster string) ([]Snapshot, error) {
	path := fmt.Sprintf("/groups/%s/clusters/%s/backup/tenant/snapshots", url.PathEscape(project), url.PathEscape(cluster))
	var p page[Snapshot]
	if err := c.do(ctx, http.MethodGet, path, nil, &p); err != nil {
		return nil, fmt.Errorf("list snapshots of %s: %w", cluster, err)
	}
	return p.Results, nil
}

// RestoreJobs lists the restore jobs of a cluster.
func (c *Client) RestoreJobs(ctx context.Context, project, cluster string) ([]RestoreJob, error) {
	path := fmt.Sprintf("/groups/%s/clusters/%s/backup/tenant/restores", url.PathEscape(project), url.PathEscape(cluster))
	var p page[RestoreJob]
	if err := c.do(ctx, http.MethodGet, path, nil, &p); err != nil {
		return nil, fmt.Errorf("list restore jobs of %s: %w", cluster, err)
	}
	return p.Results, nil
}

type restoreRequest struct {
	SnapshotID string `json:"snapshotId"`
	Target     string `json:"targetDeploymentItemName"`
}

// Restore starts a restore.
func (c *Client) Restore(ctx context.Context, project, cluster, snapshot, target string) (*RestoreJob, error) {
	var job RestoreJob
	path := fmt.Sprintf("/groups/%s/clusters/%s/backup/tenant/restore", url.PathEscape(project), url.PathEscape(cluster))
	err := c.do(ctx, http.MethodPost, path, restoreRequest{SnapshotID: snapshot, Target: target}, &job)
	if err != nil {
		return nil, err
	}
	return &job, nil
}
