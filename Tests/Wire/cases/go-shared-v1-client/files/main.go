package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

const atlas = "https://cloud.mongodb.com/api/atlas/v1.0"

func fetch(path string) (map[string]interface{}, error) {
	req, err := http.NewRequest("GET", atlas+path, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	req.Header.Set("Accept", "application/json")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var out map[string]interface{}
	err = json.NewDecoder(resp.Body).Decode(&out)
	return out, err
}

func main() {
	group := os.Getenv("GROUP_ID")
	project, err := fetch("/groups/" + group)
	if err != nil {
		panic(err)
	}
	jobs, err := fetch(fmt.Sprintf("/groups/%s/clusters/%s/backup/tenant/restores", group, os.Getenv("CLUSTER")))
	if err != nil {
		panic(err)
	}
	first := jobs["results"].([]interface{})[0].(map[string]interface{})
	fmt.Println(project["id"], jobs["totalCount"], first["clusterName"], first["status"])
}
