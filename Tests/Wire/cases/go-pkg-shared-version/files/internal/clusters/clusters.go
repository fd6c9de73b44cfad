package clusters

import (
	"io"
	"net/http"
	"os"

	"example.com/acme/atlas-tools/internal/version"
)

// Count reads the clusters.
func Count(group string) (int, error) {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+group+"/clusters", nil)
	if err != nil {
		return 0, err
	}
	req.Header.Set("Accept", version.AcceptHeader)
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	return len(raw), err
}
