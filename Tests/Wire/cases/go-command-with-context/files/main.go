package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"time"
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	url := fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/restores", os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	out, err := exec.CommandContext(ctx, "curl", "--silent", "--fail", "--header", "Authorization: Bearer "+os.Getenv("ACCESS_TOKEN"), "--header", "Accept: application/vnd.atlas.2023-01-01+json", url).Output()
	if err != nil {
		panic(err)
	}
	var p struct {
		Results []struct {
			Cluster string `json:"clusterName"`
		} `json:"results"`
	}
	if err := json.Unmarshal(out, &p); err != nil {
		panic(err)
	}
	fmt.Println(p.Results[0].Cluster)
}
