package main

import (
	"fmt"
	"os"
	"os/exec"
)

func sh(script string, args ...any) string {
	out, err := exec.Command("bash", "-euo", "pipefail", "-c", fmt.Sprintf(script, args...)).Output()
	if err != nil {
		panic(err)
	}
	return string(out)
}

func main() {
	fmt.Print(sh(`curl -fsS -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/restores" | jq -r '.results[0].clusterName'`, os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")))
	out, err := exec.Command("bash", "-ec", `curl -fsS -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq .totalCount`).Output()
	if err != nil {
		panic(err)
	}
	fmt.Print(string(out))
}
