package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
)

var client = http.DefaultClient

type job struct {
	ID    string `json:"id"`
	Links []struct {
		Href string `json:"href"`
		Rel  string `json:"rel"`
	} `json:"links"`
}

func get(path string) (*http.Response, error) {
	req, err := http.NewRequest(http.MethodGet, "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+path, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		return nil, fmt.Errorf("GET %s: %s", path, resp.Status)
	}
	return resp, nil
}

func restores(cluster string) ([]job, error) {
	resp, err := get("/clusters/" + cluster + "/backup/tenant/restores")
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var page struct {
		Results []job `json:"results"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&page); err != nil {
		return nil, err
	}
	return page.Results, nil
}

func clusterOf(href string) string {
	_, rest, _ := strings.Cut(href, "/clusters/")
	name, _, _ := strings.Cut(rest, "/")
	return name
}

func main() {
	jobs, err := restores(os.Getenv("CLUSTER"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, j := range jobs {
		fmt.Println(j.ID, clusterOf(j.Links[0].Href))
	}
}
