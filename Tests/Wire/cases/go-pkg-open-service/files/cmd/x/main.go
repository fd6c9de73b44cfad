package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"example.com/acme/atlas-tools/atlas"
	"example.com/acme/atlas-tools/backup"
)

func main() {
	s := &backup.Service{API: atlas.New(os.Getenv("ACCESS_TOKEN"))}
	jobs, err := s.Restores(context.Background(), os.Getenv("GROUP_ID"), os.Getenv("CLUSTER_NAME"))
	if err != nil {
		log.Fatal(err)
	}
	for _, job := range jobs {
		fmt.Println(job.ID, job.ClusterName)
	}
}
