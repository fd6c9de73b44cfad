package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

// Job is a restore.
type Job struct {
	ID          string `json:"id"`
	ClusterName string `json:"clusterName"`
	Status      string `json:"status"`
}

func main() {
	req, _ := http.NewRequest("GET", fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/restores", os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")), nil)
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	var page struct{ Results []Job }
	if err := json.NewDecoder(resp.Body).Decode(&page); err != nil {
		panic(err)
	}
	out, _ := json.Marshal(page.Results[0])
	fmt.Println(string(out))
	_ = os.WriteFile("state.json", out, 0o600)
	var back map[string]string
	data, _ := os.ReadFile("state.json")
	_ = json.Unmarshal(data, &back)
	fmt.Println("cluster:", back["clusterName"])
}
