package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

type target struct {
	TargetProjectID          string `json:"targetProjectId,omitempty"`
	TargetDeploymentItemName string `json:"targetDeploymentItemName"`
}

type backupRequest struct {
	SnapshotID string `json:"snapshotId"`
	target
}

func send(op string, r backupRequest) {
	b := new(bytes.Buffer)
	_ = json.NewEncoder(b).Encode(r)
	req, err := http.NewRequest("POST", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/"+op, b)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	resp.Body.Close()
	fmt.Println(op, resp.StatusCode)
}

func main() {
	r := backupRequest{SnapshotID: "65a1f00000000000000000a4"}
	r.TargetDeploymentItemName = os.Getenv("CLUSTER")
	send("download", r)
}
