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
)

const (
	libraryVersion = "0.4.0"
	defaultBaseURL = "https://cloud.mongodb.com/api/atlas/v2/"
	plainMedia     = "application/vnd.atlas.2023-01-01+json"
)

type Client struct {
	client    *http.Client
	BaseURL   *url.URL
	UserAgent string
	common    service

	Clusters *ClustersService
	Tenant   *TenantBackupService
}

type service struct{ client *Client }

func NewClient(httpClient *http.Client) *Client {
	if httpClient == nil {
		httpClient = http.DefaultClient
	}
	base, _ := url.Parse(defaultBaseURL)
	c := &Client{client: httpClient, BaseURL: base, UserAgent: "svc/" + libraryVersion}
	c.common.client = c
	c.Clusters = (*ClustersService)(&c.common)
	c.Tenant = (*TenantBackupService)(&c.common)
	return c
}

func (c *Client) NewRequest(ctx context.Context, method, urlStr string, body interface{}) (*http.Request, error) {
	rel, err := url.Parse(urlStr)
	if err != nil {
		return nil, err
	}
	u := c.BaseURL.ResolveReference(rel)
	var buf io.Reader
	if body != nil {
		b := new(bytes.Buffer)
		enc := json.NewEncoder(b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(body); err != nil {
			return nil, err
		}
		buf = b
	}
	req, err := http.NewRequestWithContext(ctx, method, u.String(), buf)
	if err != nil {
		return nil, err
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	req.Header.Add("Accept", plainMedia)
	if c.UserAgent != "" {
		req.Header.Set("User-Agent", c.UserAgent)
	}
	return req, nil
}

type Response struct {
	*http.Response
	Raw []byte
}

type ErrorResponse struct {
	Response *http.Response
	Code     string `json:"errorCode"`
	Reason   string `json:"reason"`
}

func (r *ErrorResponse) Error() string {
	return fmt.Sprintf("%s %s: %d (%s) %s", r.Response.Request.Method, r.Response.Request.URL.Path, r.Response.StatusCode, r.Code, r.Reason)
}

func CheckResponse(r *http.Response) error {
	if c := r.StatusCode; c >= 200 && c <= 299 {
		return nil
	}
	e := &ErrorResponse{Response: r}
	data, err := io.ReadAll(r.Body)
	if err == nil && len(data) > 0 {
		_ = json.Unmarshal(data, e)
	}
	return e
}

func (c *Client) Do(req *http.Request, v interface{}) (*Response, error) {
	resp, err := c.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	response := &Response{Response: resp}
	if err := CheckResponse(resp); err != nil {
		return response, err
	}
	if v == nil {
		return response, nil
	}
	err = json.NewDecoder(resp.Body).Decode(v)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return response, err
}
