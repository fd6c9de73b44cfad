package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"example.com/backups/internal/atlas"
)

type config struct {
	ClusterName string `json:"clusterName"`
}

type row struct {
	ID          string `json:"id"`
	ClusterName string `json:"cluster"`
	Status      string `json:"status"`
}

func main() {
	cfg := config{ClusterName: os.Getenv("CLUSTER")}
	c := &atlas.Client{Host: "https://cloud.mongodb.com", Token: os.Getenv("ACCESS_TOKEN"), Project: os.Getenv("GROUP_ID")}
	jobs, err := c.RestoreJobs(context.Background(), cfg.ClusterName)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	var rows []row
	for _, j := range jobs {
		rows = append(rows, row(j))
	}
	out, _ := json.Marshal(map[string]any{"config": cfg, "rows": rows, "first": jobs[0].ClusterName})
	fmt.Println(string(out))
	fmt.Printf("%+v\n", jobs)
}
