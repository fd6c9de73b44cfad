package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
)

const (
	defaultBaseURL = "https://cloud.mongodb.com/api/atlas/v2/"
	mediaType      = "application/vnd.atlas.2023-01-01+json"
	jsonMediaType  = "application/json"
)

type service struct {
	client *Client
}

type Client struct {
	client  *http.Client
	BaseURL *url.URL
	token   string
	common  service

	Clusters  *ClustersService
	Snapshots *TenantSnapshotsService
	Restores  *TenantRestoresService
}

type ClustersService service

type TenantSnapshotsService service

type TenantRestoresService service

func NewClient(token string) *Client {
	baseURL, _ := url.Parse(defaultBaseURL)
	c := &Client{client: http.DefaultClient, BaseURL: baseURL, token: token}
	c.common.client = c
	c.Clusters = (*ClustersService)(&c.common)
	c.Snapshots = (*TenantSnapshotsService)(&c.common)
	c.Restores = (*TenantRestoresService)(&c.common)
	return c
}

func (c *Client) NewRequest(ctx context.Context, method, urlStr string, body interface{}) (*http.Request, error) {
	if !strings.HasSuffix(c.BaseURL.Path, "/") {
		return nil, fmt.Errorf("BaseURL must have a trailing slash, but %q does not", c.BaseURL)
	}
	u, err := c.BaseURL.Parse(urlStr)
	if err != nil {
		return nil, err
	}
	var buf io.ReadWriter
	if body != nil {
		buf = &bytes.Buffer{}
		enc := json.NewEncoder(buf)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(body); err != nil {
			return nil, err
		}
	}
	req, err := http.NewRequestWithContext(ctx, method, u.String(), buf)
	if err != nil {
		return nil, err
	}
	if body != nil {
		req.Header.Set("Content-Type", jsonMediaType)
	}
	req.Header.Set("Accept", mediaType)
	req.Header.Set("Authorization", "Bearer "+c.token)
	return req, nil
}

type Response struct {
	*http.Response
}

func (c *Client) Do(req *http.Request, v interface{}) (*Response, error) {
	resp, err := c.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	response := &Response{Response: resp}
	if c := resp.StatusCode; c < 200 || c > 299 {
		return response, fmt.Errorf("%v %v: %d", req.Method, req.URL, resp.StatusCode)
	}
	if v != nil {
		if w, ok := v.(io.Writer); ok {
			_, err = io.Copy(w, resp.Body)
		} else {
			err = json.NewDecoder(resp.Body).Decode(v)
		}
	}
	return response, err
}

type Cluster struct {
	Name string `json:"name"`
}

type Snapshot struct {
	ID     string `json:"id,omitempty"`
	Status string `json:"status,omitempty"`
}

type Snapshots struct {
	Results    []*Snapshot `json:"results,omitempty"`
	TotalCount int         `json:"totalCount,omitempty"`
}

type TenantRestore struct {
	ID                       *string `json:"id,omitempty"`
	ClusterName              *string `json:"clusterName,omitempty"`
	SnapshotID               *string `json:"snapshotId,omitempty"`
	Status                   *string `json:"status,omitempty"`
	TargetDeploymentItemName *string `json:"targetDeploymentItemName,omitempty"`
	TargetProjectID          *string `json:"targetProjectId,omitempty"`
}

func (s *ClustersService) Get(ctx context.Context, groupID, name string) (*Cluster, *Response, error) {
	req, err := s.client.NewRequest(ctx, http.MethodGet, fmt.Sprintf("groups/%s/clusters/%s", groupID, name), nil)
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

func (s *TenantSnapshotsService) List(ctx context.Context, groupID, cluster string) (*Snapshots, *Response, error) {
	path := fmt.Sprintf("groups/%s/clusters/%s/backup/tenant/snapshots", groupID, cluster)
	req, err := s.client.NewRequest(ctx, http.MethodGet, path, nil)
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

func (s *TenantRestoresService) Create(ctx context.Context, groupID, cluster string, r *TenantRestore) (*TenantRestore, *Response, error) {
	path := fmt.Sprintf("groups/%s/clusters/%s/backup/tenant/restore", groupID, cluster)
	req, err := s.client.NewRequest(ctx, http.MethodPost, path, r)
	if err != nil {
		return nil, nil, err
	}
	root := new(TenantRestore)
	resp, err := s.client.Do(req, root)
	if err != nil {
		return nil, resp, err
	}
	return root, resp, nil
}

func ptr(s string) *string { return &s }

func main() {
	ctx := context.Background()
	c := NewClient(os.Getenv("ACCESS_TOKEN"))
	group, name := os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")
	cluster, _, err := c.Clusters.Get(ctx, group, name)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	list, _, err := c.Snapshots.List(ctx, group, cluster.Name)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(cluster.Name, list.TotalCount, list.Results[0].ID)
	job, _, err := c.Restores.Create(ctx, group, name, &TenantRestore{
		SnapshotID:               ptr(list.Results[0].ID),
		TargetDeploymentItemName: ptr("Restored0"),
		TargetProjectID:          &group,
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(*job.ClusterName, *job.Status)
}
