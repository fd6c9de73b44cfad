package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestCount(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.URL.Path, "/clusters/c/backup/tenant/snapshots") {
			t.Errorf("unexpected path %s", r.URL.Path)
		}
		if got := r.Header.Get("Accept"); got != "application/vnd.atlas.2023-01-01+json" {
			t.Errorf("unexpected Accept %s", got)
		}
		w.WriteHeader(http.StatusOK)
	}))
	defer server.Close()
	status, err := api{base: server.URL}.count("g", "c")
	if err != nil || status != "200 OK" {
		t.Fatal(status, err)
	}
}
