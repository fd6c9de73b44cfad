// Package atlas asks for snapshots.
package atlas

import (
	"io"
	"net/http"
	"os"
)

// SnapshotsPath follows the path of a cluster.
const SnapshotsPath = "/backup/tenant/snapshots"

// Snapshots reads the snapshots of a cluster.
func Snapshots(group, cluster string) ([]byte, error) {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+group+"/clusters/"+cluster+SnapshotsPath, nil)
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
