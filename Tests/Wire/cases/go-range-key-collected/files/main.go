package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
)

func fetch() ([]byte, error) {
	url := "https://cloud.mongodb.com/api/atlas/v2/groups/" + os.Getenv("GROUP_ID") +
		"/clusters/" + os.Getenv("CLUSTER") + "/backup/tenant/restores/65f000000000000000000b02"
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func main() {
	body, err := fetch()
	if err != nil {
		panic(err)
	}
	var job map[string]any
	if err := json.Unmarshal(body, &job); err != nil {
		panic(err)
	}
	var keys []string
	for key := range job {
		keys = append(keys, key)
	}
	fmt.Println(slices.Contains(keys, "clusterName"))
}
