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

type op int

const (
	list op = iota
	get
	create
)

func (o op) request(id string) (method, url, body string) {
	switch o {
	case list:
		return "GET", tenant("restores"), ""
	case get:
		return "GET", tenant("restores/" + id), ""
	case create:
		return "POST", tenant("restore"), `{"snapshotId":"` + id + `","targetDeploymentItemName":"t"}`
	}
	panic("op")
}

func main() {
	var j struct {
		ID          string `json:"id"`
		ClusterName string `json:"clusterName"`
	}
	m, u, b := create.request("65a1f00000000000000000a4")
	if err := json.Unmarshal(send(m, u, b), &j); err != nil {
		panic(err)
	}
	m, u, b = get.request(j.ID)
	if err := json.Unmarshal(send(m, u, b), &j); err != nil {
		panic(err)
	}
	fmt.Println(j.ClusterName)
}
