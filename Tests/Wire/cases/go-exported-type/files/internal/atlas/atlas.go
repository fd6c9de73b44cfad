// Package atlas reads restores.
package atlas

import (
	"encoding/json"
	"net/http"
	"os"
)

// Restore is one restore job.
type Restore struct {
	ID          string `json:"id"`
	ClusterName string `json:"clusterName"`
}

// Restores is a page of them.
type Restores struct {
	Results []Restore `json:"results"`
}

// List reads the restores of a cluster.
func List(group, cluster string) (*Restores, error) {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+group+"/clusters/"+cluster+"/backup/tenant/restores", nil)
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
	var page Restores
	return &page, json.NewDecoder(resp.Body).Decode(&page)
}
