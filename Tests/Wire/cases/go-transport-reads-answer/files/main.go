package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

func main() {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/restores", nil)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	c := &http.Client{Transport: hook{http.DefaultTransport}}
	resp, err := c.Do(req)
	if err != nil {
		panic(err)
	}
	resp.Body.Close()
}

type hook struct{ http.RoundTripper }

func (h hook) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := h.RoundTripper.RoundTrip(r)
	if err == nil {
		var p page
		_ = json.NewDecoder(resp.Body).Decode(&p)
		fmt.Println(p.Results[0].Cluster)
	}
	return resp, err
}

type page struct {
	Results []struct {
		Cluster string `json:"clusterName"`
	} `json:"results"`
}
