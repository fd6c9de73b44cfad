package main

import (
	"fmt"
	"net/http"
)

var kind = "backup/tenant"

func main() {
	url := fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s/%s/snapshots", "g", "c", kind)
	request, _ := http.NewRequest("GET", url, nil)
	request.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	http.DefaultClient.Do(request)
}
