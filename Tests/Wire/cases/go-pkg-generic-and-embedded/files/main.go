package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"example.com/acme/atlas-tools/internal/api"
	"example.com/acme/atlas-tools/internal/atlas"
	"example.com/acme/atlas-tools/internal/jobs"
)

func main() {
	c := &api.Client{Client: atlas.New(os.Getenv("ACCESS_TOKEN")), Group: os.Getenv("GROUP_ID")}
	all, err := jobs.All(context.Background(), c, os.Getenv("CLUSTER_NAME"))
	if err != nil {
		log.Fatal(err)
	}
	for _, job := range all {
		fmt.Println(job.ID, job.Name)
	}
}
