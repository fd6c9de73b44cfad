package main

import "net/http"

func main() {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/a/clusters/b/backup/tenant/snapshots", nil
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
}
