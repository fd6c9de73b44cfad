package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
)

func TestLast(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := os.ReadFile("testdata/restores.json")
		w.Write(b)
	}))
	defer srv.Close()
	j, err := (&client{srv.URL, srv.Client()}).last("g", "c")
	if err != nil || j.Cluster != "X" {
		t.Fatal(j, err)
	}
}
