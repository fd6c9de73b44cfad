package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

func main() {
	b, _ := json.Marshal(build(snapshot("5f1e7a2b3c4d5e6f7a8b9c0d"), target("x")))
	req, err := http.NewRequest("POST", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/download", bytes.NewReader(b))
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
	fmt.Println(resp.StatusCode)
}

type body struct {
	S string `json:"snapshotId"`
	T string `json:"targetDeploymentItemName,omitempty"`
}
type opt interface{ apply(*body) }
type snapshot string

func (s snapshot) apply(b *body) { b.S = string(s) }

type target string

func (t target) apply(b *body) { b.T = string(t) }
func build(o ...opt) *body {
	b := new(body)
	for _, f := range o {
		f.apply(b)
	}
	return b
}
