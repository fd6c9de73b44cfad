package main

import (
	"context"
	"fmt"
	"log"
	"os"

	atlas "example.com/atlasclient"
)

func main() {
	c := atlas.New(os.Getenv("ACCESS_TOKEN"))
	var job struct {
		ClusterName string `json:"clusterName"`
	}
	body := map[string]string{"snapshotId": "5f1e7a2b3c4d5e6f7a8b9c0d", "targetDeploymentItemName": "x"}
	path := fmt.Sprintf("/groups/%s/clusters/%s/backup/tenant/download", os.Getenv("GROUP_ID"), os.Getenv("CLUSTER_NAME"))
	if err := c.Do(context.Background(), "POST", path, body, &job); err != nil {
		log.Fatal(err)
	}
	fmt.Println(job.ClusterName)
}
