package main

import (
	"fmt"
	"net/http"
	"os"
)

type api struct {
	base string
}

func (a api) count(group, cluster string) (string, error) {
	req, err := http.NewRequest("GET", a.base+"/api/atlas/v2/groups/"+group+"/clusters/"+cluster+"/backup/tenant/snapshots", nil)
	if err != nil {
		return "", err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	return resp.Status, nil
}

func main() {
	fmt.Println(api{base: "https://cloud.mongodb.com"}.count(os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")))
}
