package main

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"net/http"
)

type link struct {
	Href string `json:"href"`
	Rel  string `json:"rel"`
}

type page[T any] struct {
	Links      []link `json:"links"`
	Results    []T    `json:"results"`
	TotalCount int    `json:"totalCount"`
}

func (p *page[T]) next() string {
	for _, l := range p.Links {
		if l.Rel == "next" {
			return l.Href
		}
	}
	return ""
}

func fetch[T any](ctx context.Context, c *client, url string) (*page[T], error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	c.decorate(req)
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("GET %s: %s", url, resp.Status)
	}
	p := new(page[T])
	return p, json.NewDecoder(resp.Body).Decode(p)
}

func all[T any](ctx context.Context, c *client, url string) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for url != "" {
			p, err := fetch[T](ctx, c, url)
			if err != nil {
				var zero T
				yield(zero, err)
				return
			}
			for _, r := range p.Results {
				if !yield(r, nil) {
					return
				}
			}
			url = p.next()
		}
	}
}
