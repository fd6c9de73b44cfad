package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

type wireJob struct {
	ID          string `json:"id"`
	ClusterName string `json:"clusterName"`
}

// Job is ours; its JSON is an API of its own.
type Job struct {
	ID          string `json:"id"`
	ClusterName string `json:"clusterName"`
}

func jobs() ([]Job, error) {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/restores", nil)
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
	var page struct {
		Results []*wireJob `json:"results"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&page); err != nil {
		return nil, err
	}
	out := make([]Job, 0, len(page.Results))
	for _, j := range page.Results {
		out = append(out, Job(*j))
	}
	return out, nil
}

func main() {
	list, err := jobs()
	if err != nil {
		panic(err)
	}
	enc := json.NewEncoder(os.Stdout)
	if err := enc.Encode(list); err != nil {
		panic(err)
	}
	fmt.Println(len(list))
}
