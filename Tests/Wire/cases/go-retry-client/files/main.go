// Command atlas-restore starts a restore and waits for it.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"math/rand"
	"net/http"
	"os"
	"time"
)

const (
	defaultEndpoint = "https://cloud.mongodb.com/api/atlas/v2"
	apiVersion      = "2023-01-01"
	userAgent       = "atlas-restore/0.3"
)

var errRetry = errors.New("retryable")

type Option func(*Client)

func WithHTTPClient(h *http.Client) Option { return func(c *Client) { c.http = h } }

func WithRetries(n int) Option { return func(c *Client) { c.retries = n } }

func WithEndpoint(e string) Option {
	return func(c *Client) {
		c.endpoint = e
	}
}

type Client struct {
	endpoint string
	token    string
	retries  int
	http     *http.Client
	backoff  func(int) time.Duration
}

func New(token string, opts ...Option) *Client {
	c := &Client{
		endpoint: defaultEndpoint,
		token:    token,
		retries:  3,
		http:     &http.Client{Timeout: 30 * time.Second},
		backoff: func(n int) time.Duration {
			return time.Duration(n)*time.Millisecond + time.Duration(rand.Intn(3))*time.Millisecond
		},
	}
	for _, opt := range opts {
		opt(c)
	}
	return c
}

type Error struct {
	StatusCode int    `json:"error"`
	Code       string `json:"errorCode"`
	Detail     string `json:"detail"`
}

func (e *Error) Error() string { return fmt.Sprintf("%d %s: %s", e.StatusCode, e.Code, e.Detail) }

func (c *Client) call(ctx context.Context, method, path string, in interface{}, out interface{}) error {
	var payload []byte
	if in != nil {
		var err error
		if payload, err = json.Marshal(in); err != nil {
			return err
		}
	}
	var last error
	for attempt := 0; attempt <= c.retries; attempt++ {
		if attempt > 0 {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(c.backoff(attempt)):
			}
		}
		last = c.once(ctx, method, path, payload, out)
		if !errors.Is(last, errRetry) {
			return last
		}
		log.Printf("attempt %d: %v", attempt, last)
	}
	return fmt.Errorf("giving up: %w", last)
}

func (c *Client) once(ctx context.Context, method, path string, payload []byte, out interface{}) error {
	var rd io.Reader
	if payload != nil {
		rd = bytes.NewReader(payload)
	}
	req, err := http.NewRequestWithContext(ctx, method, c.endpoint+path, rd)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", "application/vnd.atlas."+apiVersion+"+json")
	req.Header.Set("User-Agent", userAgent)
	req.Header.Set("Authorization", "Bearer "+c.token)
	if payload != nil {
		req.Header.Set("Content-Type", "application/vnd.atlas."+apiVersion+"+json")
	}
	res, err := c.http.Do(req)
	if err != nil {
		return fmt.Errorf("%w: %v", errRetry, err)
	}
	defer func() {
		_, _ = io.Copy(io.Discard, res.Body)
		_ = res.Body.Close()
	}()
	switch {
	case res.StatusCode == http.StatusTooManyRequests, res.StatusCode >= 500:
		return fmt.Errorf("%w: %s", errRetry, res.Status)
	case res.StatusCode >= 400:
		e := &Error{}
		if err := json.NewDecoder(res.Body).Decode(e); err != nil {
			return fmt.Errorf("status %s", res.Status)
		}
		return e
	}
	if out == nil {
		return nil
	}
	return json.NewDecoder(res.Body).Decode(out)
}

// RestoreRequest is what a restore takes.
type RestoreRequest struct {
	SnapshotID               string `json:"snapshotId"`
	TargetDeploymentItemName string `json:"targetDeploymentItemName"`
	TargetProjectID          string `json:"targetProjectId,omitempty"`
}

// RestoreJob is what Atlas says of a restore.
type RestoreJob struct {
	ID          string `json:"id"`
	ClusterName string `json:"clusterName"`
	Status      string `json:"status"`
	Finished    string `json:"restoreFinishedDate,omitempty"`
}

func (c *Client) StartRestore(ctx context.Context, project, cluster string, r RestoreRequest) (*RestoreJob, error) {
	var job RestoreJob
	path := fmt.Sprintf("/groups/%s/clusters/%s/backup/tenant/restore", project, cluster)
	if err := c.call(ctx, http.MethodPost, path, r, &job); err != nil {
		return nil, fmt.Errorf("start restore: %w", err)
	}
	return &job, nil
}

func (c *Client) RestoreStatus(ctx context.Context, project, cluster, id string) (*RestoreJob, error) {
	job := new(RestoreJob)
	path := fmt.Sprintf("/groups/%s/clusters/%s/backup/tenant/restores/%s", project, cluster, id)
	if err := c.call(ctx, http.MethodGet, path, nil, job); err != nil {
		return nil, fmt.Errorf("restore status: %w", err)
	}
	return job, nil
}

func (c *Client) Wait(ctx context.Context, project, cluster, id string, every time.Duration) (*RestoreJob, error) {
	t := time.NewTicker(every)
	defer t.Stop()
	for {
		job, err := c.RestoreStatus(ctx, project, cluster, id)
		if err != nil {
			return nil, err
		}
		switch job.Status {
		case "COMPLETED":
			return job, nil
		case "FAILED":
			return job, fmt.Errorf("restore of %s failed", job.ClusterName)
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-t.C:
		}
	}
}

func main() {
	log.SetFlags(0)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	c := New(os.Getenv("ACCESS_TOKEN"), WithRetries(2))
	project, cluster := os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")
	job, err := c.StartRestore(ctx, project, cluster, RestoreRequest{
		SnapshotID:               "65a1f00000000000000000a4",
		TargetDeploymentItemName: "Restored0",
	})
	if err != nil {
		log.Fatal(err)
	}
	done, err := c.Wait(ctx, project, cluster, job.ID, time.Millisecond)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(done.ClusterName, done.Status, done.Finished)
}
