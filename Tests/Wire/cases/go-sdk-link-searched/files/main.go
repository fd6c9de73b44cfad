package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"go.mongodb.org/atlas-sdk/v20250312006/admin"
)

func clusterOf(links []admin.Link) string {
	for _, l := range links {
		if l.GetRel() == "self" {
			_, rest, _ := strings.Cut(l.GetHref(), "/clusters/")
			name, _, _ := strings.Cut(rest, "/")
			return name
		}
	}
	return ""
}

func main() {
	c, err := admin.NewClient(admin.UseDigestAuth(os.Getenv("PUBLIC_KEY"), os.Getenv("PRIVATE_KEY")))
	if err != nil {
		panic(err)
	}
	page, _, err := c.SharedTierRestoreJobsApi.ListSharedClusterBackupRestoreJobs(context.Background(), os.Getenv("CLUSTER"), os.Getenv("GROUP_ID")).Execute()
	if err != nil {
		panic(err)
	}
	for _, j := range page.GetResults() {
		fmt.Println(j.GetId(), clusterOf(j.GetLinks()))
	}
}
