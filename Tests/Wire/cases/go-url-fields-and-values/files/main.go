package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
)

func endpoint(parts ...string) *url.URL {
	u, err := url.Parse("https://cloud.mongodb.com")
	if err != nil {
		panic(err)
	}
	u.Path = "/api/atlas/v2/groups/" + os.Getenv("GROUP_ID") + "/clusters/" + os.Getenv("CLUSTER") + "/backup/tenant"
	u = u.JoinPath(parts...)
	q := url.Values{}
	q.Set("pretty", "true")
	u.RawQuery = q.Encode()
	return u
}

func main() {
	send := func(method string, u *url.URL, body []byte) map[string]any {
		req, err := http.NewRequest(method, u.String(), bytes.NewBuffer(body))
		if err != nil {
			panic(err)
		}
		req.Header = http.Header{
			"Accept":        []string{"application/vnd.atlas.2023-01-01+json"},
			"Content-Type":  []string{"application/json"},
			"Authorization": []string{"Bearer " + os.Getenv("ACCESS_TOKEN")},
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			panic(err)
		}
		defer resp.Body.Close()
		var m map[string]any
		if err := json.NewDecoder(resp.Body).Decode(&m); err != nil {
			panic(err)
		}
		return m
	}
	body, _ := json.Marshal(struct {
		Snapshot string `json:"snapshotId"`
		Target   string `json:"targetDeploymentItemName"`
		Project  string `json:"targetProjectId,omitempty"`
	}{"65a1f00000000000000000a4", "Restored0", os.Getenv("GROUP_ID")})
	job := send(http.MethodPost, endpoint("restore"), body)
	fmt.Println(job["id"], job["clusterName"])
	again := send(http.MethodGet, endpoint("restores", job["id"].(string)), nil)
	fmt.Println(again["status"], again["clusterName"])
}
