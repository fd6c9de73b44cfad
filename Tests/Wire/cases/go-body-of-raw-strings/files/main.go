package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"
)

type atlasClient struct {
	http.Client
	Host    string
	Group   string
	Headers map[string]string
}

func NewAtlasClient() *atlasClient {
	return &atlasClient{
		Client: http.Client{Timeout: 30 * time.Second},
		Host:   "https://cloud.mongodb.com",
		Group:  os.Getenv("ATLAS_PROJECT_ID"),
		Headers: map[string]string{
			"Accept":        "application/vnd.atlas.2023-01-01+json",
			"Content-Type":  "application/json",
			"Authorization": "Bearer " + os.Getenv("ATLAS_TOKEN"),
		},
	}
}

func (c *atlasClient) Call(method string, path string, body string) (map[string]interface{}, error) {
	req, err := http.NewRequest(method, c.Host+"/api/atlas/v2/groups/"+c.Group+path, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	for name, value := range c.Headers {
		req.Header.Set(name, value)
	}
	res, err := c.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	var result map[string]interface{}
	if err = json.NewDecoder(res.Body).Decode(&result); err != nil {
		return nil, err
	}
	if detail, failed := result["detail"]; failed {
		return nil, fmt.Errorf("%s %s failed: %v", method, path, detail)
	}
	return result, nil
}

func main() {
	client := NewAtlasClient()
	cluster := os.Getenv("CLUSTER_NAME")

	job, err := client.Call("POST", "/clusters/"+cluster+"/backup/tenant/download", `{"snapshotId":"65a1f00000000000000000a1","targetDeploymentItemName":"`+cluster+`"}`)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	id, _ := job["id"].(string)
	deadline := time.Now().Add(10 * time.Second)
	for time.Now().Before(deadline) {
		job, err = client.Call("GET", "/clusters/"+cluster+"/backup/tenant/restores/"+id, "")
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		if link, ok := job["snapshotUrl"]; ok {
			fmt.Println(link)
			return
		}
		time.Sleep(time.Millisecond)
	}
	fmt.Println("timeout")
	os.Exit(1)
}
