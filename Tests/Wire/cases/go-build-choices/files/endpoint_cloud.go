//go:build !gov

package main

import "os"

const host = "cloud.mongodb.com"

func endpoint(kind string) string {
	return "https://" + host + "/api/atlas/v2/groups/" + os.Getenv("GROUP_ID") + "/clusters/" + os.Getenv("CLUSTER") + "/backup/tenant/" + kind
}
