package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	cmd := exec.Command("curl", "-s", "-H", "Accept: application/vnd.atlas.2023-01-01+json", "-H", "Authorization: Bearer "+os.Getenv("ACCESS_TOKEN"), "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/restores")
	out := &bytes.Buffer{}
	cmd.Stdout = out
	run(cmd)
	var p page
	_ = json.NewDecoder(out).Decode(&p)
	fmt.Println(p.Results[0].Cluster)
}

func run(c *exec.Cmd) {
	if err := c.Run(); err != nil {
		panic(err)
	}
}

type page struct {
	Results []struct {
		Cluster string `json:"clusterName"`
	} `json:"results"`
}
