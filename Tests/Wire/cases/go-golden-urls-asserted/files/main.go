package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

const base = "https://cloud.mongodb.com/api/atlas/v2"

func snapshotsURL(group, cluster string) string {
	return fmt.Sprintf("%s/groups/%s/clusters/%s/backup/tenant/snapshots", base, group, cluster)
}

func restoresURL(group, cluster string) string {
	return fmt.Sprintf("%s/groups/%s/clusters/%s/backup/tenant/restores", base, group, cluster)
}

func count(u string) int {
	req, err := http.NewRequest("GET", u, nil)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer res.Body.Close()
	var p struct {
		TotalCount int `json:"totalCount"`
	}
	if err := json.NewDecoder(res.Body).Decode(&p); err != nil {
		panic(err)
	}
	return p.TotalCount
}

func main() {
	group, cluster := os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")
	fmt.Println(count(snapshotsURL(group, cluster)), count(restoresURL(group, cluster)))
}
