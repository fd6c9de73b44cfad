package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

const (
	backups = iota
	cluster
)

var tails = []string{cluster: "", backups: "/backup/tenant/snapshots"}

func count(i int) int {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+tails[i], nil)
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

func main() { fmt.Println(count(cluster), count(backups)) }
