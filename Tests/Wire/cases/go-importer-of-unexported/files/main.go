package main

import (
	"example.com/backups/internal/atlas"
	"context"
	"encoding/json"
	"fmt"
	"os"
)


func main() {
	c := &atlas.Client{Host: "https://cloud.mongodb.com", Token: os.Getenv("ACCESS_TOKEN"), Project: os.Getenv("GROUP_ID")}
	jobs, err := c.RestoreJobs(context.Background(), os.Getenv("CLUSTER"))
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	b, _ := json.Marshal(jobs)
	fmt.Println(string(b))

}
