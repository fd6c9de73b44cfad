package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"regexp"
)

type link struct {
	Rel  string `json:"rel"`
	Href string `json:"href"`
}

type job struct {
	ID     string `json:"id"`
	Status string `json:"status"`
	Links  []link `json:"links"`
}

var clusterRE = regexp.MustCompile(`/clusters/([^/]+)/`)

func (j job) cluster() string {
	for _, l := range j.Links {
		if l.Rel == "self" {
			if m := clusterRE.FindStringSubmatch(l.Href); m != nil {
				return m[1]
			}
		}
	}
	return "?"
}

func main() {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/restores", nil)
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
	var page struct{ Results []job }
	if err := json.NewDecoder(res.Body).Decode(&page); err != nil {
		panic(err)
	}
	for _, j := range page.Results {
		fmt.Println(j.ID, j.Status, j.cluster())
	}
}
