package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
)

// Versions of the resources that we use.
var versions = map[string]string{
	"clusters": "2023-02-01",
	"backup":   "2023-01-01",
}

func accept(resource string) string {
	return fmt.Sprintf("application/vnd.atlas.%s+json", versions[resource])
}

type RequestBuilder struct {
	method, path string
	header       http.Header
	body         []byte
}

func NewRequest(method string) *RequestBuilder {
	return &RequestBuilder{method: method, header: http.Header{}}
}

func (b *RequestBuilder) Path(format string, args ...interface{}) *RequestBuilder {
	b.path = fmt.Sprintf(format, args...)
	return b
}

func (b *RequestBuilder) Accept(resource string) *RequestBuilder {
	b.header.Set("Accept", accept(resource))
	return b
}

func (b *RequestBuilder) JSON(v interface{}) *RequestBuilder {
	b.body, _ = json.Marshal(v)
	b.header.Set("Content-Type", "application/json")
	return b
}

func (b *RequestBuilder) Send(out interface{}) error {
	req, err := http.NewRequest(b.method, "https://cloud.mongodb.com/api/atlas/v2"+b.path, bytes.NewReader(b.body))
	if err != nil {
		return err
	}
	req.Header = b.header
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return fmt.Errorf("status %d", resp.StatusCode)
	}
	return json.NewDecoder(resp.Body).Decode(out)
}

func main() {
	group, cluster := os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")
	var c struct{ Name string }
	if err := NewRequest("GET").Path("/groups/%s/clusters/%s", group, cluster).Accept("clusters").Send(&c); err != nil {
		log.Fatal(err)
	}
	var job struct {
		ClusterName string `json:"clusterName"`
		Status      string
	}
	err := NewRequest("POST").
		Path("/groups/%s/clusters/%s/backup/tenant/restore", group, c.Name).
		Accept("backup").
		JSON(map[string]interface{}{"snapshotId": "65a1f00000000000000000a4", "targetDeploymentItemName": "Restored0", "targetProjectId": group}).
		Send(&job)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(job.ClusterName, job.Status)
}
