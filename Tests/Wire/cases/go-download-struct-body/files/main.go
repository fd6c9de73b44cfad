package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
)

type downloadRequest struct {
	SnapshotID               string `json:"snapshotId"`
	TargetDeploymentItemName string `json:"targetDeploymentItemName"`
	TargetProjectID          string `json:"targetProjectId"`
}

func main() {
	group, cluster := os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")
	payload, err := json.Marshal(downloadRequest{
		SnapshotID:               "65a1f00000000000000000a4",
		TargetDeploymentItemName: cluster,
		TargetProjectID:          group,
	})
	if err != nil {
		log.Fatal(err)
	}
	url := "https://cloud.mongodb.com/api/atlas/v2/groups/" + group + "/clusters/" + cluster + "/backup/tenant/download"
	req, err := http.NewRequest("POST", url, bytes.NewBuffer(payload))
	if err != nil {
		log.Fatal(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Content-Type", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		log.Fatal(err)
	}
	defer resp.Body.Close()
	var job struct {
		ID     string `json:"id"`
		Status string `json:"status"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&job); err != nil {
		log.Fatal(err)
	}
	fmt.Println(job.ID, job.Status)
}
