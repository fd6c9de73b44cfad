package main

import (
	"fmt"
	"os"
	"os/exec"
)

func main() {
	url := fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/snapshots", os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	out, err := exec.Command("curl", "-s", "-H", "Accept: application/vnd.atlas.2023-01-01+json", "-H", "Authorization: Bearer "+os.Getenv("ACCESS_TOKEN"), url).Output()
	if err != nil {
		panic(err)
	}
	fmt.Println(len(out) > 10)
}
