package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

func main() {
	var l kvs
	l.add("snapshotId", "5f1e7a2b3c4d5e6f7a8b9c0d")
	l.add("targetDeploymentItemName", "x")
	m := map[string]string{}
	for _, x := range l {
		m[x[0]] = x[1]
	}
	b, _ := json.Marshal(m)
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

type kvs [][2]string

func (l *kvs) add(k, v string) { *l = append(*l, [2]string{k, v}) }
