package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
)

func get(path string) ([]byte, error) {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+path, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

type count struct {
	TotalCount int `json:"totalCount"`
}

func handleClusters(w http.ResponseWriter, r *http.Request) {
	body, err := get("/clusters")
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	var c count
	if err := json.Unmarshal(body, &c); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, c.TotalCount)
}

func handleSnapshots(w http.ResponseWriter, r *http.Request) {
	body, err := get("/clusters/" + r.PathValue("cluster") + "/backup/tenant/snapshots")
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	var c count
	if err := json.Unmarshal(body, &c); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, c.TotalCount)
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /clusters", handleClusters)
	mux.HandleFunc("GET /clusters/{cluster}/snapshots", handleSnapshots)
	for _, p := range []string{"/clusters", "/clusters/" + os.Getenv("CLUSTER") + "/snapshots"} {
		rec := httptest.NewRecorder()
		mux.ServeHTTP(rec, httptest.NewRequest("GET", p, nil))
		fmt.Print(rec.Body.String())
	}
}
