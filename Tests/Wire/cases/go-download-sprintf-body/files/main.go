package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

func main() {
	group, cluster := os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")
	body := fmt.Sprintf(`{"snapshotId": %q, "targetDeploymentItemName": %q, "targetProjectId": %q}`, "65a1f00000000000000000a4", cluster, group)
	req, err := http.NewRequest("POST", "https://cloud.mongodb.com/api/atlas/v2/groups/"+group+"/clusters/"+cluster+"/backup/tenant/download", strings.NewReader(body))
	if err != nil {
		panic(err)
	}
	for name, value := range map[string]string{
		"Accept":        "application/vnd.atlas.2023-01-01+json",
		"Content-Type":  "application/json",
		"Authorization": "Bearer " + os.Getenv("ACCESS_TOKEN"),
	} {
		req.Header.Set(name, value)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		panic(err)
	}
	fmt.Println(resp.StatusCode)
}
