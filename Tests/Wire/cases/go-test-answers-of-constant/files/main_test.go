package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

const page = `{"results":[{"id":"1","clusterName":"X"}]}`

func TestLast(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, page)
	}))
	defer srv.Close()
	j, err := (&client{srv.URL, srv.Client()}).last("g", "c")
	if err != nil || j.Cluster != "X" {
		t.Fatal(j, err)
	}
}
