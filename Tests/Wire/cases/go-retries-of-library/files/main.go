package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"

	"example.com/backoff"
)

func main() {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/restores", nil)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := backoff.RetryWithData(func() (*http.Response, error) { return http.DefaultClient.Do(req) })
	if err != nil {
		panic(err)
	}
	var p page
	_ = json.NewDecoder(resp.Body).Decode(&p)
	fmt.Println(p.Results[0].Cluster)
}

type page struct {
	Results []struct {
		Cluster string `json:"clusterName"`
	} `json:"results"`
}
