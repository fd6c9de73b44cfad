package api

import (
	"context"
	"strings"

	core "example.com/acme/atlas-tools/internal/atlas"
)

// Root is the root of all paths; main may change it.
var Root = "/groups/{group}/clusters/{cluster}"

// Client is that of the core, with more.
type Client struct {
	*core.Client
	Group string
}

// Page is a page of anything.
type Page[T any] struct {
	Results []T `json:"results"`
}

// List lists what is below a cluster.
func List[T any](ctx context.Context, c *Client, cluster, what string) (Page[T], error) {
	var page Page[T]
	path := strings.NewReplacer("{group}", c.Group, "{cluster}", cluster).Replace(Root) + what
	err := c.Do(ctx, "GET", path, nil, &page)
	return page, err
}
