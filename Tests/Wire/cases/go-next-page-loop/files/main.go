package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

const atlas = "https://cloud.mongodb.com/api/atlas/v2"

func group() string   { return os.Getenv("GROUP_ID") }
func cluster() string { return os.Getenv("CLUSTER") }

func send(method, url, body string) []byte {
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		panic(err)
	}
	return b
}

func tenant(tail string) string {
	return atlas + "/groups/" + group() + "/clusters/" + cluster() + "/backup/tenant/" + tail
}

type page struct {
	Links []struct {
		Rel  string `json:"rel"`
		Href string `json:"href"`
	} `json:"links"`
	Results []struct {
		C string `json:"clusterName"`
	} `json:"results"`
}

func (p page) next() string {
	for _, l := range p.Links {
		if l.Rel == "next" {
			return l.Href
		}
	}
	return ""
}

func main() {
	for u := tenant("restores"); u != ""; {
		var p page
		if err := json.Unmarshal(send("GET", u, ""), &p); err != nil {
			panic(err)
		}
		for _, r := range p.Results {
			fmt.Println(r.C)
		}
		u = p.next()
	}
}
