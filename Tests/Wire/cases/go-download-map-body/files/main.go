package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	group := os.Getenv("GROUP_ID")
	cluster := os.Getenv("CLUSTER")
	target := os.Getenv("TARGET_PROJECT")
	body, _ := json.Marshal(map[string]string{
		"snapshotId":               "65a1f00000000000000000a4",
		"targetDeploymentItemName": cluster,
		"targetProjectId":          target,
	})
	req, err := http.NewRequest(http.MethodPost,
		fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/download", group, cluster),
		bytes.NewReader(body))
	if err != nil {
		log.Fatal(err)
	}
	req.Header.Add("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Add("Content-Type", "application/json")
	req.Header.Add("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		log.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		log.Fatal(err)
	}
	var job map[string]any
	if err := json.Unmarshal(data, &job); err != nil {
		log.Fatal(err)
	}
	fmt.Println(job["id"], job["clusterName"])
}
