package main

import (
	"fmt"
	"net/http"
	"os"
	"strings"
)

func main() {
	group, cluster := os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")
	project := os.Getenv("GROUP_ID")
	body := fmt.Sprintf(`{"snapshotId": %q, "targetDeploymentItemName": %q, "targetProjectId": %q}`, "65a1f00000000000000000a4", cluster, project)
	req, err := http.NewRequest("POST", "https://cloud.mongodb.com/api/atlas/v2/groups/"+group+"/clusters/"+cluster+"/backup/tenant/download", strings.NewReader(body))
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	for _, project := range []string{"one", "two"} {
		fmt.Println(project, resp.StatusCode)
	}
}
