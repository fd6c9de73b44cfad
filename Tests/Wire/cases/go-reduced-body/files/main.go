package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
)

type backupRequest struct {
	SnapshotID string `json:"snapshotId"`
	Target     string `json:"targetDeploymentItemName"`
	ProjectID  string `json:"targetProjectId"`
}

func post(path string, in any) string {
	data, err := json.Marshal(in)
	if err != nil {
		log.Fatal(err)
	}
	req, err := http.NewRequest("POST", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+path, bytes.NewReader(data))
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
	var job struct {
		Status string `json:"status"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&job); err != nil {
		log.Fatal(err)
	}
	return job.Status
}

func download(cluster, snapshot string) string {
	body := backupRequest{
		SnapshotID: snapshot,
		Target:     cluster, // required, though nothing is restored
		ProjectID:  os.Getenv("GROUP_ID"),
	}
	return post("/clusters/"+cluster+"/backup/tenant/download", body)
}

func main() {
	cluster := os.Getenv("CLUSTER")
	base := "/clusters/" + cluster
	restore := backupRequest{SnapshotID: "65a1f00000000000000000a4", Target: "Restored0", ProjectID: os.Getenv("GROUP_ID")}
	fmt.Println(post(base+"/backup/tenant/restore", restore))
	fmt.Println(post(base+"/backup/tenant/download", &backupRequest{SnapshotID: "65a1f00000000000000000a4", Target: cluster, ProjectID: os.Getenv("GROUP_ID")}))
	fmt.Println(download(cluster, "65a1f00000000000000000a3"))
	log.SetPrefix(restore.Target)
}
