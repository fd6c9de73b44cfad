package main

import (
	"context"
	"encoding/json"
	"os"

	"go.mongodb.org/atlas-sdk/v20250312006/admin"
)

func main() {
	client, err := admin.NewClient(admin.UseDigestAuth(os.Getenv("PUBLIC_KEY"), os.Getenv("PRIVATE_KEY")))
	if err != nil {
		panic(err)
	}
	job, _, err := client.SharedTierRestoreJobsApi.GetSharedClusterBackupRestoreJob(context.Background(), os.Getenv("CLUSTER"), os.Getenv("GROUP_ID"), os.Args[1]).Execute()
	if err != nil {
		panic(err)
	}
	_ = json.NewEncoder(os.Stdout).Encode(job)
}
