package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

func main() {
	cluster := os.Getenv("CLUSTER")
	in := struct {
		SnapshotID string `json:"snapshotId"`
		Target     string `json:"targetDeploymentItemName"`
	}{
		SnapshotID: "65a1f00000000000000000a4",
		Target:     "elsewhere",
	}
	var buf bytes.Buffer
	if err := json.NewEncoder(&buf).Encode(in); err != nil {
		panic(err)
	}
	req, err := http.NewRequest(http.MethodPost, fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%[2]s/clusters/%[1]s/backup/tenant/download", cluster, os.Getenv("GROUP_ID")), &buf)
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
	defer resp.Body.Close()
	fmt.Println(resp.StatusCode)
}
