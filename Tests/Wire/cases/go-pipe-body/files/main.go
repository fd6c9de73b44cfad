package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

type restoreBody struct {
	SnapshotID string `json:"snapshotId"`
	Target     string `json:"targetDeploymentItemName"`
}

func main() {
	pr, pw := io.Pipe()
	go func() {
		enc := json.NewEncoder(pw)
		err := enc.Encode(restoreBody{SnapshotID: "65a1f00000000000000000a4", Target: os.Getenv("CLUSTER")})
		pw.CloseWithError(err)
	}()
	url := "https://cloud.mongodb.com/api/atlas/v2/groups/" + os.Getenv("GROUP_ID") + "/clusters/" + os.Getenv("CLUSTER") + "/backup/tenant/download"
	req, err := http.NewRequest(http.MethodPost, url, pr)
	if err != nil {
		log.Fatal(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		log.Fatal(err)
	}
	defer resp.Body.Close()
	var out struct {
		Status string `json:"status"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&out); err != nil {
		log.Fatal(err)
	}
	fmt.Println(out.Status)
}
