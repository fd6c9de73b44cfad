package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

const root = "https://cloud.mongodb.com/api/atlas/v2/groups/"

type downloadJob struct {
	ID          string `json:"id"`
	Status      string `json:"status"`
	SnapshotURL string `json:"snapshotUrl"`
}

func call(method, url string, body io.Reader) downloadJob {
	req, err := http.NewRequest(method, url, body)
	if err != nil {
		log.Fatal(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/json")
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		log.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		text, _ := io.ReadAll(resp.Body)
		log.Fatalf("%s: %s", resp.Status, text)
	}
	var job downloadJob
	if err := json.NewDecoder(resp.Body).Decode(&job); err != nil {
		log.Fatal(err)
	}
	return job
}

func main() {
	tenant := root + os.Getenv("GROUP_ID") + "/clusters/" + os.Getenv("CLUSTER") + "/backup/tenant"
	job := call("POST", tenant+"/download", bytes.NewBufferString(`{"snapshotId":"65a1f00000000000000000a4","targetDeploymentItemName":"x"}`))
	for tries := 0; tries < 5 && job.Status != "COMPLETED"; tries++ {
		job = call("GET", tenant+"/restores/"+job.ID, nil)
	}
	if err := os.WriteFile("link.txt", []byte(job.SnapshotURL+"\n"), 0o600); err != nil {
		log.Fatal(err)
	}
	fmt.Println("saved")
}
