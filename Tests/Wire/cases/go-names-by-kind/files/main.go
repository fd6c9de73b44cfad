package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

type kind int

const (
	snapshots kind = iota
	restores
)

// Each stands where its kind says, whatever the order.
var names = [...]string{restores: "restores", snapshots: "snapshots"}

func (k kind) String() string { return names[k] }

func count(k kind) int {
	u := fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/%s", os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"), k)
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

func main() { fmt.Println(count(snapshots), count(restores)) }
