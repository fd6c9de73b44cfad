// Package atlas is a small client.
package atlas

import (
	"io"
	"net/http"
	"os"
)

// Get reads a path of the API.
func Get(path string) ([]byte, error) {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+path, nil)
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

// Snapshots reads the snapshots of a cluster.
func Snapshots(cluster string) ([]byte, error) {
	return Get("/clusters/" + cluster + "/backup/tenant/snapshots")
}
