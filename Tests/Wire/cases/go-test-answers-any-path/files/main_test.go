package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestLast(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, `{"results":[{"id":"1","clusterName":"X"}]}`)
	}))
	defer srv.Close()
	j, err := (&client{srv.URL, srv.Client()}).last("g", "c")
	if err != nil || j.Cluster != "X" {
		t.Fatal(j, err)
	}
}
