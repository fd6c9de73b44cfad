package main

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
)

func main() {
	u, err := url.Parse("https://cloud.mongodb.com")
	if err != nil {
		panic(err)
	}
	u.Path = fmt.Sprintf("/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/restores", url.PathEscape(os.Getenv("GROUP_ID")), url.PathEscape(os.Getenv("CLUSTER")))
	u.RawQuery = "pretty=true"
	req, err := http.NewRequest("GET", u.String(), nil)
	if err != nil {
		panic(err)
	}
	req.Header = http.Header{
		"Accept":        {"application/vnd.atlas.2023-01-01+json"},
		"Authorization": {"Bearer " + os.Getenv("ACCESS_TOKEN")},
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	if _, err := io.Copy(os.Stdout, resp.Body); err != nil {
		panic(err)
	}
}
