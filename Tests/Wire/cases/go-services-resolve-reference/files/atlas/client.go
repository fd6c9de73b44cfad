// Package atlas is a small client of the Atlas API.
package atlas

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
)

const (
	defaultBaseURL = "https://cloud.mongodb.com/api/atlas/v2/"
	mediaType      = "application/json"
	acceptHeader   = "application/vnd.atlas.2023-01-01+json"
)

// Client manages communication.
type Client struct {
	client    *http.Client
	BaseURL   *url.URL
	UserAgent string

	Snapshots SnapshotsService
	Restores  RestoresService
}

// NewClient makes one.
func NewClient(httpClient *http.Client) *Client {
	baseURL, _ := url.Parse(defaultBaseURL)
	c := &Client{client: httpClient, BaseURL: baseURL, UserAgent: "backup/1.0"}
	c.Snapshots = &SnapshotsServiceOp{client: c}
	c.Restores = &RestoresServiceOp{client: c}
	return c
}

// NewRequest creates an API request.
func (c *Client) NewRequest(ctx context.Context, method, urlStr string, body interface{}) (*http.Request, error) {
	rel, err := url.Parse(urlStr)
	if err != nil {
		return nil, err
	}
	u := c.BaseURL.ResolveReference(rel)
	var buf io.ReadWriter
	if body != nil {
		buf = &bytes.Buffer{}
		if err := json.NewEncoder(buf).Encode(body); err != nil {
			return nil, err
		}
	}
	req, err := http.NewRequestWithContext(ctx, method, u.String(), buf)
	if err != nil {
		return nil, err
	}
	if body != nil {
		req.Header.Set("Content-Type", mediaType)
	}
	req.Header.Add("Accept", acceptHeader)
	req.Header.Set("User-Agent", c.UserAgent)
	return req, nil
}

// Do sends a request.
func (c *Client) Do(req *http.Request, v interface{}) error {
	resp, err := c.client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return fmt.Errorf("%v", resp.StatusCode)
	}
	if v != nil {
		return json.NewDecoder(resp.Body).Decode(v)
	}
	return nil
}
