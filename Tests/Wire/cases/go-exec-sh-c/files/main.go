package main

import (
	"fmt"
	"os/exec"
)

func main() {
	out, err := exec.Command("sh", "-c", `curl -s -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Authorization: Bearer $ACCESS_TOKEN" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots"`).Output()
	if err != nil {
		panic(err)
	}
	fmt.Println(len(out) > 10)
}
