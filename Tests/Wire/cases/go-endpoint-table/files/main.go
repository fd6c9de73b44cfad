package main

import (
	"fmt"
	"net/http"
	"os"
	"strings"
)

type endpoint struct {
	method, path string
}

var endpoints = []endpoint{
	{"GET", "/groups/{group}/clusters/{cluster}/backup/tenant/snapshots"},
	{"GET", "/groups/{group}/clusters/{cluster}/backup/tenant/restores"},
}

func main() {
	for _, e := range endpoints {
		path := strings.NewReplacer("{group}", os.Getenv("GROUP_ID"), "{cluster}", os.Getenv("CLUSTER")).Replace(e.path)
		req, err := http.NewRequest(e.method, "https://cloud.mongodb.com/api/atlas/v2"+path, nil)
		if err != nil {
			panic(err)
		}
		req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
		req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			panic(err)
		}
		resp.Body.Close()
		fmt.Println(resp.StatusCode)
	}
}
