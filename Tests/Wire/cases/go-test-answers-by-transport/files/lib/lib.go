package lib

import (
	"encoding/json"
	"net/http"
	"os"
)

type Job struct {
	ID      string `json:"id"`
	Cluster string `json:"clusterName"`
}

func Last(c *http.Client, group, cluster string) (Job, error) {
	req, _ := http.NewRequest(http.MethodGet, "https://cloud.mongodb.com/api/atlas/v2/groups/"+group+"/clusters/"+cluster+"/backup/tenant/restores", nil)
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := c.Do(req)
	if err != nil {
		return Job{}, err
	}
	defer resp.Body.Close()
	var out struct {
		Results []Job `json:"results"`
	}
	err = json.NewDecoder(resp.Body).Decode(&out)
	return out.Results[0], err
}
