package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func testServer(t *testing.T) *Client {
	t.Helper()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if a := r.Header.Get("Accept"); a != "application/vnd.atlas.2023-01-01+json" {
			t.Errorf("Accept = %q", a)
		}
		w.Header().Set("Content-Type", "application/json")
		switch r.URL.Path {
		case "/api/atlas/v2/groups/g1/clusters/c1/backup/tenant/snapshots":
			w.Write([]byte(`{"results":[{"id":"s1","status":"COMPLETED"}],"totalCount":1}`))
		case "/api/atlas/v2/groups/g1/clusters/c1/backup/tenant/restores":
			w.Write([]byte(`{"results":[{"id":"r1","clusterName":"c1","status":"RUNNING"}]}`))
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(srv.Close)
	return &Client{BaseURL: srv.URL, Token: "t", HTTP: srv.Client()}
}

func TestSnapshots(t *testing.T) {
	c := testServer(t)
	got, err := c.Snapshots("g1", "c1")
	if err != nil || len(got) != 1 || got[0].ID != "s1" {
		t.Fatalf("got %v, %v", got, err)
	}
	if _, err := c.Snapshots("g1", "missing"); err == nil {
		t.Error("no error for a missing cluster")
	}
}

func TestRestores(t *testing.T) {
	got, err := testServer(t).Restores("g1", "c1")
	if err != nil {
		t.Fatal(err)
	}
	if got[0].ClusterName != "c1" || got[0].Status != "RUNNING" {
		t.Errorf("got %+v", got)
	}
}
