package atlas

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestSnapshots(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if got, want := r.URL.Path, "/groups/p/clusters/c/backup/tenant/snapshots"; got != want {
			t.Errorf("path = %q, want %q", got, want)
		}
		io.WriteString(w, `{"results": [{"id": "1", "status": "COMPLETED"}], "totalCount": 1}`)
	}))
	defer srv.Close()
	c := New("t", WithBaseURL(srv.URL))
	got, err := c.Snapshots(context.Background(), "p", "c")
	if err != nil || len(got) != 1 || got[0].ID != "1" {
		t.Fatalf("got %v, %v", got, err)
	}
}
