package lib

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

type rt func(*http.Request) (*http.Response, error)

func (f rt) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestLast(t *testing.T) {
	c := &http.Client{Transport: rt(func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: 200, Body: io.NopCloser(strings.NewReader(`{"results":[{"id":"1","clusterName":"X"}]}`))}, nil
	})}
	j, err := Last(c, "g", "c")
	if err != nil || j.Cluster != "X" {
		t.Fatal(j, err)
	}
}
