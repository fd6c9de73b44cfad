package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"strings"
)

type option func(*client)

type client struct {
	base   string
	accept string
	doer   interface {
		Do(*http.Request) (*http.Response, error)
	}
}

func withBase(base string) option {
	return func(c *client) { c.base = strings.TrimRight(base, "/") }
}

func withAccept(value string) option {
	return func(c *client) { c.accept = value }
}

func newClient(options ...option) *client {
	c := &client{base: "http://localhost", doer: http.DefaultClient}
	for _, o := range options {
		o(c)
	}
	return c
}

func (c *client) request(ctx context.Context, elements ...string) (int, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/"+strings.Join(elements, "/"), nil)
	if err != nil {
		return 0, err
	}
	req.Header.Set("Accept", c.accept)
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := c.doer.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func main() {
	c := newClient(
		withBase("https://cloud.mongodb.com/api/atlas/v2/"),
		withAccept("application/vnd.atlas.2023-01-01+json"),
	)
	fmt.Println(c.request(context.Background(), "groups", os.Getenv("GROUP_ID"), "clusters", os.Getenv("CLUSTER"), "backup", "tenant", "snapshots"))
}
