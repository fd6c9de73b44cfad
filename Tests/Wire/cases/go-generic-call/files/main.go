package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

type snapshot struct {
	ID     string `json:"id"`
	Status string `json:"status"`
}

func call[T any](method, url string) (T, error) {
	var out T
	req, err := http.NewRequest(method, url, nil)
	if err != nil {
		return out, err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return out, err
	}
	defer resp.Body.Close()
	err = json.NewDecoder(resp.Body).Decode(&out)
	return out, err
}

func main() {
	s, err := call[snapshot]("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/snapshots/65a1f00000000000000000a4")
	if err != nil {
		panic(err)
	}
	fmt.Println(s.ID, s.Status)
}
