package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

func restore(group, cluster, snapshot, target string) (string, error) {
	body := fmt.Sprintf(`{
  "snapshotId": "%s",
  "targetDeploymentItemName": "%s"
}`, snapshot, target)
	req, err := http.NewRequest("POST", fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v1.0/groups/%s/clusters/%s/backup/tenant/restore?pretty=true", group, cluster), strings.NewReader(body))
	if err != nil {
		return "", err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "application/json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	return string(data), err
}

func main() {
	answer, err := restore(os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"), "65a1f00000000000000000a4", "Restored0")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println(answer)
}
