package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path"
)

const (
	root    = "https://cloud.mongodb.com"
	version = "v2"
	format  = "%[2]s/api/atlas/%[1]s/groups/%[3]s"
)

func groupURL(group string) string { return fmt.Sprintf(format, version, root, group) }

func clusterURL(group, cluster string) string {
	return fmt.Sprintf("%s/clusters/%s", groupURL(group), url.PathEscape(cluster))
}

func main() {
	tail := path.Join("backup", "tenant", "snapshots")
	req, err := http.NewRequest("GET", fmt.Sprintf("%v/%s?pretty=%t", clusterURL(os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")), tail, true), nil)
	if err != nil {
		panic(err)
	}
	for k, v := range map[string]string{"Accept": "application/vnd.atlas.2023-01-01+json", "Authorization": "Bearer " + os.Getenv("ACCESS_TOKEN")} {
		req.Header.Add(k, v)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	var p struct{ TotalCount int }
	if err := json.NewDecoder(resp.Body).Decode(&p); err != nil {
		panic(err)
	}
	fmt.Println(p.TotalCount)
}
