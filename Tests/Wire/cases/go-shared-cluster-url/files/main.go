package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
)

type api struct {
	host    string
	project string
}

func (a api) get(url string) (map[string]any, error) {
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	out := map[string]any{}
	return out, json.Unmarshal(data, &out)
}

func (a api) clusterURL(cluster string) string {
	return fmt.Sprintf("%s/api/atlas/v2/groups/%s/clusters/%s", a.host, a.project, cluster)
}

func main() {
	a := api{host: "https://cloud.mongodb.com", project: os.Getenv("GROUP_ID")}
	clusterURL := a.clusterURL(os.Getenv("CLUSTER"))
	cluster, err := a.get(clusterURL)
	if err != nil {
		panic(err)
	}
	fmt.Println(cluster["name"])
	url := clusterURL + "/backup/tenant/snapshots"
	list, err := a.get(url)
	if err != nil {
		panic(err)
	}
	fmt.Println(list["totalCount"])
	jobs, err := a.get(fmt.Sprintf("%s/backup/tenant/restores", clusterURL))
	if err != nil {
		panic(err)
	}
	for _, j := range jobs["results"].([]any) {
		job := j.(map[string]any)
		fmt.Println(job["id"], job["clusterName"])
	}
	one, err := a.get(a.clusterURL("Cluster0") + "/backup/tenant/snapshots/65a1f00000000000000000a3")
	if err != nil {
		panic(err)
	}
	fmt.Println(one["status"])
}
