package main

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
)

var base, _ = url.Parse("https://cloud.mongodb.com/api/atlas/v2")

func get(elem ...string) {
	u := *base
	for _, e := range elem {
		u.Path += "/" + url.PathEscape(e)
	}
	req, err := http.NewRequest("GET", u.String(), nil)
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

func main() {
	get("groups", os.Getenv("GROUP_ID"), "clusters", os.Getenv("CLUSTER"), "backup", "tenant", "restores")
}
