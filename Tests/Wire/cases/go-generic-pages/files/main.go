package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
)

type page[T any] struct {
	Results    []T `json:"results"`
	TotalCount int `json:"totalCount"`
}

type snapshot struct {
	ID         string `json:"id"`
	Status     string `json:"status"`
	FinishTime string `json:"finishTime"`
}

type restore struct {
	ID      string `json:"id"`
	Cluster string `json:"clusterName"`
	Status  string `json:"status"`
	Target  string `json:"targetDeploymentItemName"`
}

type call struct {
	method string
	path   string
	body   any
	accept string
}

func do[T any](ctx context.Context, hc *http.Client, in call) (T, error) {
	var zero, out T
	var body io.Reader
	if in.body != nil {
		buf := &bytes.Buffer{}
		if err := json.NewEncoder(buf).Encode(in.body); err != nil {
			return zero, err
		}
		body = buf
	}
	req, err := http.NewRequestWithContext(ctx, in.method, "https://cloud.mongodb.com/api/atlas/v2"+in.path, body)
	if err != nil {
		return zero, err
	}
	accept := in.accept
	if accept == "" {
		accept = "application/vnd.atlas.2023-01-01+json"
	}
	req.Header = http.Header{
		"Accept":        {accept},
		"Authorization": {"Bearer " + os.Getenv("ACCESS_TOKEN")},
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := hc.Do(req)
	if err != nil {
		return zero, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		b, _ := io.ReadAll(resp.Body)
		return zero, fmt.Errorf("%s %s: %s: %s", in.method, in.path, resp.Status, b)
	}
	if err := json.NewDecoder(resp.Body).Decode(&out); err != nil {
		return zero, err
	}
	return out, nil
}

func get[T any](ctx context.Context, hc *http.Client, path string) (T, error) {
	return do[T](ctx, hc, call{method: "GET", path: path})
}

func main() {
	ctx := context.Background()
	hc := http.DefaultClient
	base := "/groups/" + os.Getenv("GROUP_ID") + "/clusters/" + os.Getenv("CLUSTER")
	snaps, err := get[page[snapshot]](ctx, hc, base+"/backup/tenant/snapshots")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, s := range snaps.Results {
		fmt.Println(s.ID, s.Status, s.FinishTime)
	}
	jobs, err := get[page[restore]](ctx, hc, base+"/backup/tenant/restores")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, j := range jobs.Results {
		fmt.Printf("%s\t%s\t%s\t%s\n", j.ID, j.Cluster, j.Status, j.Target)
	}
	cluster, err := get[map[string]any](ctx, hc, base)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(cluster["name"])
}
