package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"
)

var (
	base    = flag.String("base", "https://cloud.mongodb.com/api/atlas/v2", "API base URL")
	project = flag.String("project", os.Getenv("GROUP_ID"), "project id")
	cluster = flag.String("cluster", os.Getenv("CLUSTER"), "cluster name")
	accept  = flag.String("accept", "application/vnd.atlas.2023-01-01+json", "media type")
	snap    = flag.String("snapshot", "65a1f00000000000000000a4", "snapshot")
	wait    = flag.Duration("wait", time.Millisecond, "time between polls")
)

type job struct {
	ID     string `json:"id"`
	Status string `json:"status"`
	URL    string `json:"snapshotUrl"`
	Name   string `json:"clusterName"`
}

func call(method, url string, body []byte) (*job, error) {
	req, err := http.NewRequest(method, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", *accept)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("unexpected status %s", resp.Status)
	}
	var j job
	return &j, json.NewDecoder(resp.Body).Decode(&j)
}

func main() {
	flag.Parse()
	root := fmt.Sprintf("%s/groups/%s/clusters/%s/backup/tenant", *base, *project, *cluster)
	body, _ := json.Marshal(map[string]string{"snapshotId": *snap, "targetDeploymentItemName": *cluster})
	j, err := call("POST", root+"/restore", body)
	if err != nil {
		log.Fatal(err)
	}
	for j.Status != "COMPLETED" {
		time.Sleep(*wait)
		if j, err = call("GET", root+"/restores/"+j.ID, nil); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Println(j.Name, j.Status)
}
