package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestRestoreJobs(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/api/atlas/v2/groups/g1/clusters/c1/backup/tenant/restores", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Accept") != mediaType {
			http.Error(w, "bad accept", http.StatusNotAcceptable)
			return
		}
		fmt.Fprint(w, `{"results":[{"id":"1","clusterName":"c1","status":"COMPLETED"}],"totalCount":1}`)
	})
	srv := httptest.NewServer(mux)
	defer srv.Close()

	c := &Client{BaseURL: srv.URL, Token: "t"}
	jobs, err := c.RestoreJobs(context.Background(), "g1", "c1")
	if err != nil {
		t.Fatal(err)
	}
	if len(jobs) != 1 || jobs[0].ClusterName != "c1" {
		t.Errorf("got %+v", jobs)
	}
}

func TestRestoreJobsError(t *testing.T) {
	srv := httptest.NewServer(http.NotFoundHandler())
	defer srv.Close()
	c := &Client{BaseURL: srv.URL}
	if _, err := c.RestoreJobs(context.Background(), "g1", "c1"); err == nil {
		t.Error("expected an error")
	}
}
