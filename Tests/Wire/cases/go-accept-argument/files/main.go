package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
)

const v2 = "https://cloud.mongodb.com/api/atlas/v2"

func fetch(path, version string) ([]byte, error) {
	req, err := http.NewRequest("GET", v2+path, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "application/vnd.atlas."+version+"+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func main() {
	group, cluster := os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")
	if _, err := fetch("/groups/"+group, "2023-01-01"); err != nil {
		panic(err)
	}
	data, err := fetch(fmt.Sprintf("/groups/%s/clusters/%s/backup/tenant/snapshots", group, cluster), "2023-01-01")
	if err != nil {
		panic(err)
	}
	fmt.Println(len(data))
}
