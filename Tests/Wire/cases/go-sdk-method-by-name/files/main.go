package main

import (
	"context"
	"fmt"
	"os"
	"reflect"

	"go.mongodb.org/atlas-sdk/v20250312006/admin"
)

func jobs() []admin.TenantRestore {
	c, err := admin.NewClient(admin.UseDigestAuth(os.Getenv("PUBLIC_KEY"), os.Getenv("PRIVATE_KEY")))
	if err != nil {
		panic(err)
	}
	p, _, err := c.SharedTierRestoreJobsApi.ListSharedClusterBackupRestoreJobs(context.Background(), os.Getenv("CLUSTER"), os.Getenv("GROUP_ID")).Execute()
	if err != nil {
		panic(err)
	}
	return p.GetResults()
}

func main() {
	for _, j := range jobs() {
		fmt.Println(reflect.ValueOf(&j).MethodByName("GetClusterName").Call(nil)[0])
	}
}
