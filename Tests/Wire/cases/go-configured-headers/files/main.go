package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"time"
)

type Snapshot struct {
	ID     string `json:"id"`
	Status string `json:"status"`
}

type RestoreJob struct {
	ID          string  `json:"id"`
	ClusterName *string `json:"clusterName,omitempty"`
	Status      string  `json:"status"`
}

type listOf[T any] struct {
	Links []struct {
		Href, Rel string
	} `json:"links"`
	Results []T `json:"results"`
}

type Config struct {
	BaseURL string
	Project string
	Timeout time.Duration
	Headers map[string]string
}

type API struct {
	cfg Config
	hc  *http.Client
	log *slog.Logger
}

func New(cfg Config) *API {
	if cfg.BaseURL == "" {
		cfg.BaseURL = "https://cloud.mongodb.com/api/atlas/v2"
	}
	if cfg.Timeout == 0 {
		cfg.Timeout = 10 * time.Second
	}
	return &API{cfg: cfg, hc: &http.Client{Timeout: cfg.Timeout}, log: slog.New(slog.NewTextHandler(os.Stderr, nil))}
}

func (a *API) get(ctx context.Context, out any, q url.Values, elem ...string) error {
	u, err := url.JoinPath(a.cfg.BaseURL, append([]string{"groups", a.cfg.Project}, elem...)...)
	if err != nil {
		return fmt.Errorf("joining: %w", err)
	}
	if len(q) > 0 {
		u += "?" + q.Encode()
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u, http.NoBody)
	if err != nil {
		return err
	}
	for k, v := range a.cfg.Headers {
		req.Header.Set(k, v)
	}
	res, err := a.hc.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("GET %s: %s", u, res.Status)
	}
	return json.NewDecoder(res.Body).Decode(out)
}

func (a *API) Snapshots(ctx context.Context, cluster string) ([]Snapshot, error) {
	var page listOf[Snapshot]
	err := a.get(ctx, &page, nil, "clusters", cluster, "backup", "tenant", "snapshots")
	return page.Results, err
}

func (a *API) Jobs(ctx context.Context, cluster string) ([]RestoreJob, error) {
	var page listOf[RestoreJob]
	if err := a.get(ctx, &page, url.Values{"pretty": {"false"}}, "clusters", cluster, "backup", "tenant", "restores"); err != nil {
		return nil, err
	}
	return page.Results, nil
}

func main() {
	a := New(Config{
		Project: os.Getenv("GROUP_ID"),
		Headers: map[string]string{
			"Accept":        "application/vnd.atlas.2023-01-01+json",
			"Authorization": "Bearer " + os.Getenv("ACCESS_TOKEN"),
		},
	})
	snaps, err := a.Snapshots(context.Background(), "Cluster0")
	if err != nil {
		panic(err)
	}
	for _, s := range snaps {
		fmt.Println(s.ID, s.Status)
	}
	jobs, err := a.Jobs(context.Background(), "Cluster0")
	if err != nil {
		panic(err)
	}
	for _, j := range jobs {
		fmt.Println(j.ID, *j.ClusterName, j.Status)
	}
}
