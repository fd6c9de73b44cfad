package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

type job struct {
	ID      string `json:"id"`
	Cluster string `json:"clusterName"`
}

type client struct {
	base string
	http *http.Client
}

func (c *client) last(group, cluster string) (job, error) {
	req, err := http.NewRequest(http.MethodGet, c.base+"/groups/"+group+"/clusters/"+cluster+"/backup/tenant/restores", nil)
	if err != nil {
		return job{}, err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := c.http.Do(req)
	if err != nil {
		return job{}, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return job{}, fmt.Errorf("atlas: %s", resp.Status)
	}
	var out struct {
		Results []job `json:"results"`
	}
	err = json.NewDecoder(resp.Body).Decode(&out)
	return out.Results[0], err
}

func main() {
	c := &client{"https://cloud.mongodb.com/api/atlas/v2", http.DefaultClient}
	j, err := c.last(os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println(j.ID, j.Cluster)
}
