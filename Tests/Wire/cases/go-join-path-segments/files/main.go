package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
)

type client struct {
	base *url.URL
}

func newClient() (*client, error) {
	u, err := url.Parse("https://cloud.mongodb.com/api/atlas/v2/")
	if err != nil {
		return nil, err
	}
	return &client{base: u.JoinPath("groups", os.Getenv("GROUP_ID"), "clusters", os.Getenv("CLUSTER"))}, nil
}

func (c *client) decode(u *url.URL, v any) error {
	req := &http.Request{
		Method: http.MethodGet,
		URL:    u,
		Header: http.Header{
			"Accept":        []string{"application/vnd.atlas.2023-01-01+json"},
			"Authorization": []string{"Bearer " + os.Getenv("ATLAS_TOKEN")},
		},
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", u.Path, resp.Status)
	}
	return json.NewDecoder(resp.Body).Decode(v)
}

func main() {
	c, err := newClient()
	if err != nil {
		panic(err)
	}
	var restores struct {
		Results []struct {
			ID          string `json:"id"`
			ClusterName string `json:"clusterName"`
			Status      string `json:"status"`
		} `json:"results"`
	}
	if err := c.decode(c.base.JoinPath("backup", "tenant", "restores"), &restores); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	failed := 0
	for _, r := range restores.Results {
		if r.Status == "FAILED" {
			failed++
			fmt.Printf("restore %s of %s failed\n", r.ID, r.ClusterName)
		}
	}
	fmt.Println(failed, "failed")
}
