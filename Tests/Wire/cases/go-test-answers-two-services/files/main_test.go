package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestSizes(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, `[{"clusterName":"X","size":1}]`)
	}))
	defer srv.Close()
	all, err := sizes(srv.URL)
	if err != nil || all[0].Cluster != "X" {
		t.Fatal(all, err)
	}
}

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
