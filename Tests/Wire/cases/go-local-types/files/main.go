package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

func main() {
	type job struct {
		Name   string `json:"clusterName"`
		Status string `json:"status"`
	}
	type list struct {
		Results []job `json:"results"`
	}
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
	var l list
	if err := json.NewDecoder(resp.Body).Decode(&l); err != nil {
		panic(err)
	}
	for _, j := range l.Results {
		fmt.Println(j.Name, j.Status)
	}
}
