package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"os"
)

type Job struct {
	ID          string
	Status      string
	ClusterName string
}

type Page struct {
	Results    []Job
	TotalCount int
}

var errStatus = errors.New("unexpected status")

func list(client *http.Client, group, cluster string, page int) (*Page, error) {
	url := fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/restores?pageNum=%d", group, cluster, page)
	req, err := http.NewRequest("GET", url, nil)
	if err != nil {
		return nil, fmt.Errorf("list: %w", err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", url, err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, errStatus
	}
	p := new(Page)
	if err := json.NewDecoder(resp.Body).Decode(p); err != nil {
		return nil, err
	}
	return p, nil
}

func main() {
	cluster := flag.String("cluster", os.Getenv("CLUSTER"), "name of the cluster")
	flag.Parse()
	client := &http.Client{}
	for page := 1; page < 3; page++ {
		p, err := list(client, os.Getenv("GROUP_ID"), *cluster, page)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		for _, j := range p.Results {
			fmt.Println(page, j.ID, j.ClusterName, j.Status)
		}
	}
}
