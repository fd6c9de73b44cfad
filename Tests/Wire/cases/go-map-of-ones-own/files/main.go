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
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	c := cache{}
	c.load("a", resp)
	fmt.Println(c["a"].Results[0].Cluster)
}

type cache map[string]*page

func (c cache) load(k string, resp *http.Response) {
	c[k] = new(page)
	_ = json.NewDecoder(resp.Body).Decode(c[k])
}

type page struct {
	Results []struct {
		Cluster string `json:"clusterName"`
	} `json:"results"`
}
