package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"

	"example.com/hashicorp/go-retryablehttp"
)

func count(path string) int {
	req, err := retryablehttp.NewRequestWithContext(context.Background(), http.MethodGet, "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+path, nil)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	res, err := retryablehttp.NewClient().Do(req)
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

func main() { fmt.Println(count("/backup/tenant/snapshots")) }
