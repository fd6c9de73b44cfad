package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"example.com/acme/atlas-tools/internal/atlas"
	"example.com/acme/atlas-tools/internal/backup"
	"example.com/acme/atlas-tools/internal/models"
)

func main() {
	cluster := os.Getenv("CLUSTER_NAME")
	client := atlas.New(os.Getenv("ACCESS_TOKEN"))
	var clusters struct {
		TotalCount int `json:"totalCount"`
	}
	if err := client.Do(context.Background(), "GET", "/groups/"+os.Getenv("GROUP_ID")+"/clusters", nil, &clusters); err != nil {
		log.Fatal(err)
	}
	service := backup.NewService(client, os.Getenv("GROUP_ID"))
	job, err := service.Download(context.Background(), cluster, "5f1e7a2b3c4d5e6f7a8b9c0d")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("download", job.ClusterName, clusters.TotalCount)
	job, err = service.Restore(context.Background(), cluster, models.TenantRestore{
		SnapshotID: "5f1e7a2b3c4d5e6f7a8b9c0d", TargetDeploymentItemName: cluster,
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("restore", job.ID, job.ClusterName)
}
