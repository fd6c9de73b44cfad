package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

const vendor = "application/vnd.atlas.%s+json"

var errAPI = errors.New("atlas")

func fetch[T any](ctx context.Context, method, version string, payload any, segments ...string) (T, error) {
	var out T
	var body io.Reader
	if payload != nil {
		b, err := json.Marshal(payload)
		if err != nil {
			return out, err
		}
		body = bytes.NewBuffer(b)
	}
	target := "https://cloud.mongodb.com/api/atlas/v2/" + strings.Join(segments, "/")
	req, err := http.NewRequestWithContext(ctx, method, target, body)
	if err != nil {
		return out, err
	}
	for k, v := range map[string]string{
		"Accept":        fmt.Sprintf(vendor, version),
		"Authorization": "Bearer " + os.Getenv("ACCESS_TOKEN"),
		"Content-Type":  fmt.Sprintf(vendor, version),
	} {
		req.Header.Set(k, v)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return out, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return out, fmt.Errorf("%w: %s", errAPI, resp.Status)
	}
	err = json.NewDecoder(resp.Body).Decode(&out)
	return out, err
}

type page[T any] struct {
	Results []T `json:"results"`
	Total   int `json:"totalCount"`
}

type snapshot struct {
	ID string `json:"id"`
}

type restore struct {
	ID      string `json:"id"`
	Cluster string `json:"clusterName"`
}

type restoreRequest struct {
	SnapshotID string  `json:"snapshotId"`
	Target     string  `json:"targetDeploymentItemName"`
	ProjectID  *string `json:"targetProjectId,omitempty"`
}

func main() {
	ctx := context.Background()
	group, cluster := os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")
	snaps, err := fetch[page[snapshot]](ctx, http.MethodGet, "2023-01-01", nil, "groups", group, "clusters", cluster, "backup", "tenant", "snapshots")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	job, err := fetch[restore](ctx, http.MethodPost, "2023-01-01", restoreRequest{SnapshotID: snaps.Results[0].ID, Target: cluster}, "groups", group, "clusters", cluster, "backup", "tenant", "restore")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println(job.Cluster, snaps.Total)
}
