package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

func main() {
	token := os.Getenv("ACCESS_TOKEN")
	get := func(parts ...string) string {
		url := "https://cloud.mongodb.com/api/atlas/v2/" + strings.Join(parts, "/")
		req, err := http.NewRequest("GET", url, nil)
		if err != nil {
			panic(err)
		}
		req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
		req.Header.Set("Authorization", "Bearer "+token)
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			panic(err)
		}
		defer resp.Body.Close()
		data, _ := io.ReadAll(resp.Body)
		return string(data)
	}
	fmt.Println(get("groups", os.Getenv("GROUP_ID"), "clusters", os.Getenv("CLUSTER"), "backup", "tenant", "snapshots"))
}
