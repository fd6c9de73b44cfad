package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

type client struct{ base string }

type job struct {
	ID      string `json:"id"`
	Cluster string `json:"clusterName"`
}

func (c client) restores(group, cluster string) ([]job, error) {
	req, err := http.NewRequest("GET", c.base+"/api/atlas/v2/groups/"+group+"/clusters/"+cluster+"/backup/tenant/restores", nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	var p struct {
		Results []job `json:"results"`
	}
	err = json.NewDecoder(res.Body).Decode(&p)
	return p.Results, err
}

func main() {
	jobs, err := client{"https://cloud.mongodb.com"}.restores(os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	if err != nil {
		panic(err)
	}
	for _, j := range jobs {
		fmt.Println(j.ID, j.Cluster)
	}
}
