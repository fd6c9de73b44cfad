package main

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"example.com/stretchr/testify/assert"
)

func TestRestores(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		assert.Equal(t, http.MethodGet, r.Method)
		assert.Equal(t, "/api/atlas/v2/groups/g/clusters/c/backup/tenant/restores", r.URL.Path)
		assert.Contains(t, r.Header.Get("Accept"), "2023-01-01")
		w.Header().Set("Content-Type", "application/vnd.atlas.2023-01-01+json")
		w.Write([]byte(`{"results": [{"id": "1", "clusterName": "c"}]}`))
	}))
	defer srv.Close()
	jobs, err := client{srv.URL}.restores("g", "c")
	assert.Equal(t, nil, err)
	assert.Equal(t, "c", jobs[0].Cluster)
}
