package main

import (
	"fmt"
	"net/http"
	"os"
)

type transport struct {
	token string
	next  http.RoundTripper
}

func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	clone := req.Clone(req.Context())
	clone.Header.Set("Authorization", "Bearer "+t.token)
	return t.next.RoundTrip(clone)
}

type base struct {
	root   string
	client *http.Client
}

type backups struct {
	base
	cluster string
}

func (b base) get(path string) (int, error) {
	req, err := http.NewRequest(http.MethodGet, b.root+path, http.NoBody)
	if err != nil {
		return 0, err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	resp, err := b.client.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func (b backups) snapshot(id string) (int, error) {
	return b.get("/clusters/" + b.cluster + "/backup/tenant/snapshots/" + id)
}

func main() {
	b := backups{
		base: base{
			root:   "https://cloud.mongodb.com/api/atlas/v2/groups/" + os.Getenv("GROUP_ID"),
			client: &http.Client{Transport: &transport{token: os.Getenv("ACCESS_TOKEN"), next: http.DefaultTransport}},
		},
		cluster: os.Getenv("CLUSTER"),
	}
	status, err := b.snapshot("65a1f00000000000000000a4")
	fmt.Println(status, err)
}
