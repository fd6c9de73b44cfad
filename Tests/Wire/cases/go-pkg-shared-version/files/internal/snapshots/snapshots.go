package snapshots

import (
	"io"
	"net/http"
	"os"

	"example.com/acme/atlas-tools/internal/version"
)

// Read reads the snapshots.
func Read(group, cluster string) (string, error) {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+group+"/clusters/"+cluster+"/backup/tenant/snapshots", nil)
	if err != nil {
		return "", err
	}
	req.Header.Set("Accept", version.AcceptHeader)
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	return string(raw), err
}
