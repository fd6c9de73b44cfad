package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
)

// Client is a client.
type Client struct {
	BaseURL string
	Token   string
}

func (c *Client) do(method, path, body string, out any) error {
	req, err := http.NewRequest(method, c.BaseURL+path, strings.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+c.Token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s %s: %d", method, path, resp.StatusCode)
	}
	return json.NewDecoder(resp.Body).Decode(out)
}

// Snapshots lists.
func (c *Client) Snapshots(group, cluster string) ([]string, error) {
	var page struct {
		Results []struct {
			ID string `json:"id"`
		} `json:"results"`
	}
	if err := c.do("GET", fmt.Sprintf("/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/snapshots", group, cluster), "", &page); err != nil {
		return nil, err
	}
	var ids []string
	for _, r := range page.Results {
		ids = append(ids, r.ID)
	}
	return ids, nil
}

// Restore restores.
func (c *Client) Restore(group, cluster, snapshot string) (string, error) {
	var job struct {
		ClusterName string `json:"clusterName"`
	}
	body := fmt.Sprintf(`{"snapshotId": %q, "targetDeploymentItemName": %q}`, snapshot, cluster)
	err := c.do("POST", fmt.Sprintf("/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/restore", group, cluster), body, &job)
	return job.ClusterName, err
}

func main() {
	c := &Client{BaseURL: "https://cloud.mongodb.com", Token: os.Getenv("ACCESS_TOKEN")}
	ids, err := c.Snapshots(os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	if err != nil {
		panic(err)
	}
	name, err := c.Restore(os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"), ids[0])
	fmt.Println(name, err)
}
