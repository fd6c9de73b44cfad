package main

import (
	"context"
	"fmt"
	"os"
)

func main() {
	c := &Client{BaseURL: "https://cloud.mongodb.com", Token: os.Getenv("ACCESS_TOKEN")}
	jobs, err := c.RestoreJobs(context.Background(), os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for _, j := range jobs {
		fmt.Println(j.ID, j.ClusterName, j.Status)
	}
}
