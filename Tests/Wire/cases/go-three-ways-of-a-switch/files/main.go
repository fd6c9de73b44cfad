package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"time"
)

var ErrNotFound = errors.New("not found")

type Envelope struct {
	Results json.RawMessage `json:"results"`
	Count   int             `json:"totalCount"`
}

type Job struct {
	JobID    string     `json:"id"`
	Cluster  string     `json:"clusterName"`
	Delivery string     `json:"deliveryType"`
	Status   string     `json:"status"`
	Finished *time.Time `json:"restoreFinishedDate"`
}

type Atlas struct {
	BaseURL string
	Token   string
	Client  *http.Client
}

func (a *Atlas) GetJSON(ctx context.Context, out any, format string, args ...any) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, a.BaseURL+fmt.Sprintf(format, args...), nil)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+a.Token)
	resp, err := a.Client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	switch resp.StatusCode {
	case http.StatusOK:
		return json.NewDecoder(resp.Body).Decode(out)
	case http.StatusNotFound:
		return ErrNotFound
	default:
		return fmt.Errorf("atlas: %s", resp.Status)
	}
}

func (a *Atlas) Jobs(ctx context.Context, group, cluster string) ([]Job, error) {
	var env Envelope
	if err := a.GetJSON(ctx, &env, "/groups/%s/clusters/%s/backup/tenant/restores", group, cluster); err != nil {
		return nil, err
	}
	var jobs []Job
	if err := json.Unmarshal(env.Results, &jobs); err != nil {
		return nil, fmt.Errorf("results: %w", err)
	}
	return jobs, nil
}

func (a *Atlas) Job(ctx context.Context, group, cluster, id string) (*Job, error) {
	var j Job
	err := a.GetJSON(ctx, &j, "/groups/%s/clusters/%s/backup/tenant/restores/%s", group, cluster, id)
	if err != nil {
		return nil, err
	}
	return &j, nil
}

func main() {
	a := &Atlas{BaseURL: "https://cloud.mongodb.com/api/atlas/v2", Token: os.Getenv("ACCESS_TOKEN"), Client: http.DefaultClient}
	ctx := context.Background()
	group, cluster := os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")

	jobs, err := a.Jobs(ctx, group, cluster)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, j := range jobs {
		fin := "-"
		if j.Finished != nil {
			fin = j.Finished.Format(time.RFC3339)
		}
		fmt.Println(j.JobID, j.Cluster, j.Delivery, j.Status, fin)
	}
	if _, err := a.Job(ctx, group, cluster, "ffffffffffffffffffffffff"); !errors.Is(err, ErrNotFound) {
		fmt.Println("expected no such job, got", err)
	} else {
		fmt.Println("unknown job:", err)
	}
}
