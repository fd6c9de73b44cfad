package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"example.com/atlas/internal/atlas"
)

func main() {
	ctx := context.Background()
	c := atlas.New(os.Getenv("ACCESS_TOKEN"), atlas.WithRetries(2))
	project, cluster := os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")
	clusters, err := c.Clusters(ctx, project)
	if err != nil {
		log.Fatal(err)
	}
	for _, cl := range clusters {
		fmt.Println(cl.Name, cl.State)
	}
	snaps, err := c.Snapshots(ctx, project, cluster)
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range snaps {
		fmt.Println(s.ID, s.Status, s.FinishTime)
	}
	jobs, err := c.RestoreJobs(ctx, project, cluster)
	if err != nil {
		log.Fatal(err)
	}
	for _, j := range jobs {
		fmt.Printf("%s\t%s\t%s\n", j.ID, j.ClusterName, j.Status)
	}
}
