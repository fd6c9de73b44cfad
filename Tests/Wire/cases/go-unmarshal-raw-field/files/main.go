package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"
)

type status string

const (
	completed status = "COMPLETED"
	failed    status = "FAILED"
)

type job struct {
	ID     string `json:"id"`
	Status status `json:"status"`
	Meta   struct {
		Cluster string `json:"-"`
	} `json:"-"`
	raw map[string]interface{}
}

func (j *job) UnmarshalJSON(b []byte) error {
	type plain job
	if err := json.Unmarshal(b, (*plain)(j)); err != nil {
		return err
	}
	if err := json.Unmarshal(b, &j.raw); err != nil {
		return err
	}
	j.Meta.Cluster, _ = j.raw["clusterName"].(string)
	return nil
}

var errTimeout = errors.New("timeout")

func request(method, url, body string, v interface{}) error {
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	if body != "" {
		req.Header.Set("Content-Type", "application/json; charset=utf-8")
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return json.NewDecoder(resp.Body).Decode(v)
}

func poll(url string, limit int) (*job, error) {
	for i := 0; i < limit; i++ {
		j := &job{}
		if err := request("GET", url, "", j); err != nil {
			return nil, err
		}
		if j.Status == completed {
			return j, nil
		}
		if j.Status == failed {
			return j, fmt.Errorf("job %s of %s failed", j.ID, j.Meta.Cluster)
		}
		time.Sleep(time.Millisecond)
	}
	return nil, errTimeout
}

func main() {
	prefix := "https://cloud.mongodb.com/api/atlas/v2/groups/" + os.Getenv("GROUP_ID")
	tenant := prefix + "/clusters/Cluster0/backup/tenant"
	var created job
	if err := request("POST", tenant+"/restore", `{
  "snapshotId": "65a1f00000000000000000a4",
  "targetDeploymentItemName": "Restored0"
}`, &created); err != nil {
		panic(err)
	}
	done, err := poll(tenant+"/restores/"+created.ID, 5)
	if err != nil {
		panic(err)
	}
	fmt.Println(done.Meta.Cluster, done.Status)
}
