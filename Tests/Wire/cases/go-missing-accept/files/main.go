package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

func main() {
	url := fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v1.0/groups/%s/clusters/%s/backup/tenant/snapshots", os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	var list struct {
		TotalCount int `json:"totalCount"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&list); err != nil {
		panic(err)
	}
	fmt.Println(list.TotalCount)
}
