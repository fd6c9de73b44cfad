package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func testServer(t *testing.T) *Client {
	t.Helper()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		parts := strings.Split(r.URL.Path, "/")
		if len(parts) < 10 || parts[6] != "clusters" || parts[9] != "tenant" {
			http.NotFound(w, r)
			return
		}
		switch parts[10] {
		case "snapshots":
			w.Write([]byte(`{"results":[{"id":"s1","status":"COMPLETED"}],"totalCount":1}`))
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
}
