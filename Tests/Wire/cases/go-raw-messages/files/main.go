package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

type envelope struct {
	Results []json.RawMessage `json:"results"`
	Total   int               `json:"totalCount"`
}

type job struct {
	Name string `json:"clusterName"`
}

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
	var env envelope
	if err := json.NewDecoder(resp.Body).Decode(&env); err != nil {
		panic(err)
	}
	for _, raw := range env.Results {
		var j job
		if err := json.Unmarshal(raw, &j); err != nil {
			panic(err)
		}
		fmt.Println(j.Name)
	}
}
