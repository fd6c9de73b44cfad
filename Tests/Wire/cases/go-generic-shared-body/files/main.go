package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
)

func call[Out any](method, path string, in any) (out Out, err error) {
	var body io.Reader
	if in != nil {
		var buf bytes.Buffer
		if err = json.NewEncoder(&buf).Encode(in); err != nil {
			return
		}
		body = &buf
	}
	req, err := http.NewRequest(method, "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/"+path, body)
	if err != nil {
		return
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return
	}
	defer res.Body.Close()
	err = json.NewDecoder(res.Body).Decode(&out)
	return
}

type page[T any] struct{ Results []T }
type snap struct{ ID, Status string }
type job struct {
	ID, Status string
	Cluster    string `json:"clusterName"`
}
type restore struct {
	Snapshot string `json:"snapshotId"`
	Target   string `json:"targetDeploymentItemName"`
	Project  string `json:"targetProjectId,omitempty"`
}

func main() {
	s, err := call[page[snap]]("GET", "snapshots", nil)
	if err != nil {
		panic(err)
	}
	j, err := call[job]("POST", "restore", restore{Snapshot: s.Results[0].ID, Target: "Restored0"})
	if err != nil {
		panic(err)
	}
	d, err := call[job]("POST", "download", restore{Snapshot: s.Results[0].ID, Target: "Restored0"})
	if err != nil {
		panic(err)
	}
	for j.Status != "COMPLETED" {
		if j, err = call[job]("GET", "restores/"+j.ID, nil); err != nil {
			panic(err)
		}
	}
	fmt.Println(j.Cluster, j.Status, d.Cluster)
}
