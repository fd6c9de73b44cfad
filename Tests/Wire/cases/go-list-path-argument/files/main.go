package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
)

const baseURL = "https://cloud.mongodb.com/api/atlas/v1.0"

type snapshot struct {
	ID     string `json:"id"`
	Status string `json:"status"`
}

type list struct {
	Results []snapshot `json:"results"`
}

func get(path string, out any) error {
	req, err := http.NewRequest(http.MethodGet, baseURL+path, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", "application/json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("GET %s: %s: %s", path, resp.Status, data)
	}
	return json.Unmarshal(data, out)
}

func main() {
	var found list
	path := fmt.Sprintf("/groups/%s/clusters/%s/backup/tenant/snapshots", os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	if err := get(path, &found); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, s := range found.Results {
		fmt.Println(s.ID, s.Status)
	}
}
