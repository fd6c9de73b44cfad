package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

type authTransport struct {
	token string
	next  http.RoundTripper
}

func (t *authTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	r := req.Clone(req.Context())
	r.Header.Set("Authorization", "Bearer "+t.token)
	if r.Header.Get("Accept") == "" {
		r.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	}
	return t.next.RoundTrip(r)
}

func main() {
	client := &http.Client{Transport: &authTransport{token: os.Getenv("ACCESS_TOKEN"), next: http.DefaultTransport}}
	url := fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/restores", os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	resp, err := client.Get(url)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	defer resp.Body.Close()
	raw, _ := io.ReadAll(resp.Body)
	var page struct {
		Results []map[string]any `json:"results"`
	}
	if err := json.Unmarshal(raw, &page); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var failed []string
	for _, r := range page.Results {
		if r["status"] == "FAILED" {
			failed = append(failed, fmt.Sprintf("%v/%v", r["clusterName"], r["id"]))
		}
	}
	fmt.Println(len(page.Results), "restores,", len(failed), "failed:", strings.Join(failed, ", "))
}
