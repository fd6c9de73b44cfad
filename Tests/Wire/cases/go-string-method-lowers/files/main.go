package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
)

type op string

func (o op) String() string { return strings.ToLower(string(o)) }

func count(o op) int {
	u := fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/%s", os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"), o)
	req, err := http.NewRequest("GET", u, nil)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer res.Body.Close()
	var p struct {
		TotalCount int `json:"totalCount"`
	}
	if err := json.NewDecoder(res.Body).Decode(&p); err != nil {
		panic(err)
	}
	return p.TotalCount
}

func main() { fmt.Println(count("SNAPSHOTS"), count("RESTORES")) }
