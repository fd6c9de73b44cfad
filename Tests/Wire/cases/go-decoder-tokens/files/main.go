package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"path"
)

var base = &url.URL{Scheme: "https", Host: "cloud.mongodb.com", Path: "/api/atlas/v2"}

func endpoint(parts ...string) string {
	u := *base
	u.Path = path.Join(append([]string{u.Path}, parts...)...)
	q := u.Query()
	q.Set("itemsPerPage", "50")
	u.RawQuery = q.Encode()
	return u.String()
}

func newRequest(method, u string, body io.Reader) *http.Request {
	req, err := http.NewRequest(method, u, body)
	if err != nil {
		log.Fatal(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	return req
}

func main() {
	req := newRequest("GET", endpoint("groups", os.Getenv("GROUP_ID"), "clusters", os.Getenv("CLUSTER"), "backup", "tenant", "restores"), nil)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		log.Fatal(err)
	}
	defer res.Body.Close()
	dec := json.NewDecoder(res.Body)
	for {
		t, err := dec.Token()
		if err != nil {
			log.Fatal(err)
		}
		if t == "results" {
			break
		}
	}
	if _, err := dec.Token(); err != nil {
		log.Fatal(err)
	}
	for dec.More() {
		var j struct {
			ID      string `json:"id"`
			Cluster string `json:"clusterName"`
		}
		if err := dec.Decode(&j); err != nil {
			log.Fatal(err)
		}
		fmt.Println(j.ID, j.Cluster)
	}
}
