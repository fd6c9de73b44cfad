// Package retryablehttp stands in for the library.
package retryablehttp

import (
	"context"
	"io"
	"net/http"
)

// Request can be sent again.
type Request struct{ *http.Request }

// Client sends again what fails.
type Client struct{ HTTPClient *http.Client }

// NewClient makes one.
func NewClient() *Client { return &Client{http.DefaultClient} }

// NewRequestWithContext makes a request.
func NewRequestWithContext(ctx context.Context, method, url string, rawBody any) (*Request, error) {
	body, _ := rawBody.(io.Reader)
	r, err := http.NewRequestWithContext(ctx, method, url, body)
	return &Request{r}, err
}

// Do sends it.
func (c *Client) Do(r *Request) (*http.Response, error) { return c.HTTPClient.Do(r.Request) }
