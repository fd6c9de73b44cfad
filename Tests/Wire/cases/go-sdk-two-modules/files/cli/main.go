package main

import (
	"context"
	"fmt"

	"example.com/api"
	"go.mongodb.org/atlas-sdk/v20241113005/admin"
)

func main() {
	c, err := admin.NewClient(admin.UseHTTPClient(recorder()))
	if err != nil {
		panic(err)
	}
	jobs, err := api.Jobs(context.Background(), c, "g", "c")
	if err != nil {
		panic(err)
	}
	for _, j := range jobs {
		fmt.Println(j.GetClusterName(), j.SnapshotId)
	}
}
