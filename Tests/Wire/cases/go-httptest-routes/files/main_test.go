package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestClient(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/atlas/v2/groups/{group}/clusters/{name}/backup/tenant/snapshots", func(w http.ResponseWriter, r *http.Request) {
		if r.PathValue("name") != "c" {
			t.Errorf("name %s", r.PathValue("name"))
		}
		fmt.Fprint(w, `{"results":[{"id":"1"}],"totalCount":1}`)
	})
	mux.HandleFunc("/api/atlas/v2/groups/g/clusters/c/backup/tenant/restore", func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		if !strings.Contains(string(b), `"snapshotId": "1"`) {
			t.Errorf("body %s", b)
		}
		if got := r.Header.Get("Accept"); got != "application/vnd.atlas.2023-01-01+json" {
			t.Errorf("Accept %s", got)
		}
		fmt.Fprint(w, `{"clusterName":"c","status":"PENDING"}`)
	})
	srv := httptest.NewServer(mux)
	defer srv.Close()
	c := &Client{BaseURL: srv.URL}
	ids, err := c.Snapshots("g", "c")
	if err != nil || len(ids) != 1 {
		t.Fatal(ids, err)
	}
	name, err := c.Restore("g", "c", ids[0])
	if err != nil || name != "c" {
		t.Fatal(name, err)
	}
}
