package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
)

// Doer is what http.Client does.
type Doer interface {
	Do(*http.Request) (*http.Response, error)
}

// DoerFunc is a Doer.
type DoerFunc func(*http.Request) (*http.Response, error)

// Do calls f.
func (f DoerFunc) Do(r *http.Request) (*http.Response, error) { return f(r) }

// Middleware wraps a Doer.
type Middleware func(Doer) Doer

// Bearer adds a token.
func Bearer(token string) Middleware {
	return func(next Doer) Doer {
		return DoerFunc(func(r *http.Request) (*http.Response, error) {
			r.Header.Set("Authorization", "Bearer "+token)
			return next.Do(r)
		})
	}
}

// Version asks for a version.
func Version(date string) Middleware {
	return func(next Doer) Doer {
		return DoerFunc(func(r *http.Request) (*http.Response, error) {
			if r.Header.Get("Accept") == "" {
				r.Header.Set("Accept", "application/vnd.atlas."+date+"+json")
			}
			return next.Do(r)
		})
	}
}


// API is a client.
type API struct {
	base *url.URL
	doer Doer
}

// NewAPI makes one.
func NewAPI(base string, mw ...Middleware) (*API, error) {
	u, err := url.Parse(base)
	if err != nil {
		return nil, err
	}
	var d Doer = http.DefaultClient
	for _, m := range mw {
		d = m(d)
	}
	return &API{u, d}, nil
}

func (a *API) get(ctx context.Context, ref string, out any) error {
	u, err := a.base.Parse(ref)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return err
	}
	resp, err := a.doer.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return json.NewDecoder(resp.Body).Decode(out)
}

// Restore is a job.
type Restore struct {
	Cluster string `json:"clusterName"`
	Status  string `json:"status"`
}

// Restores lists.
func (a *API) Restores(ctx context.Context, project, cluster string) ([]Restore, error) {
	var p struct {
		Results []Restore `json:"results"`
	}
	err := a.get(ctx, fmt.Sprintf("groups/%s/clusters/%s/backup/tenant/restores", project, cluster), &p)
	return p.Results, err
}

func main() {
	a, err := NewAPI("https://cloud.mongodb.com/api/atlas/v2/", Version("2023-01-01"), Bearer(os.Getenv("ACCESS_TOKEN")), Bearer(os.Getenv("ACCESS_TOKEN")))
	if err != nil {
		panic(err)
	}
	r, err := a.Restores(context.Background(), os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	fmt.Println(r, err)
}
