package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
)

const base = "https://cloud.mongodb.com/api/atlas/v2/"

func main() {
	address, err := url.JoinPath(base, "groups", os.Getenv("GROUP_ID"), "clusters", os.Getenv("CLUSTER"), "backup", "tenant", "snapshots", "65a1f00000000000000000a4")
	if err != nil {
		panic(err)
	}
	req, _ := http.NewRequest("GET", address, nil)
	req.Header.Set("accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := new(http.Client).Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	snap := map[string]interface{}{}
	if err := json.NewDecoder(resp.Body).Decode(&snap); err != nil {
		panic(err)
	}
	fmt.Println(snap["id"], snap["status"])
}
