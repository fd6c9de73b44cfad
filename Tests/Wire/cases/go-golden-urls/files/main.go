package main

import (
	"fmt"
	"net/http"
	"os"
)

func snapshotsURL(group, cluster string) string {
	return fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/snapshots", group, cluster)
}

func main() {
	req, err := http.NewRequest("GET", snapshotsURL(os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")), nil)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	resp.Body.Close()
	fmt.Println(resp.StatusCode)
}
