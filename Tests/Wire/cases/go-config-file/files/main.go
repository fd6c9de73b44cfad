package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"
)

type config struct {
	BaseURL string        `json:"base_url"`
	Project string        `json:"project"`
	Cluster string        `json:"cluster"`
	Timeout time.Duration `json:"timeout"`
}

func loadConfig(path string) (*config, error) {
	cfg := &config{
		BaseURL: "https://cloud.mongodb.com/api/atlas/v2",
		Project: os.Getenv("GROUP_ID"),
		Cluster: os.Getenv("CLUSTER"),
		Timeout: 10 * time.Second,
	}
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		return cfg, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if err := json.NewDecoder(f).Decode(cfg); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return cfg, nil
}

func main() {
	path := flag.String("config", "config.json", "configuration file")
	flag.Parse()
	cfg, err := loadConfig(*path)
	if err != nil {
		log.Fatal(err)
	}
	client := &http.Client{Timeout: cfg.Timeout}
	url := fmt.Sprintf("%s/groups/%s/clusters/%s/backup/tenant/restores", cfg.BaseURL, cfg.Project, cfg.Cluster)
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		log.Fatal(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := client.Do(req)
	if err != nil {
		log.Fatal(err)
	}
	defer resp.Body.Close()
	var jobs struct {
		Results []struct {
			ID          string `json:"id"`
			ClusterName string `json:"clusterName"`
			Status      string `json:"status"`
		} `json:"results"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&jobs); err != nil {
		log.Fatal(err)
	}
	for _, j := range jobs.Results {
		if j.Status == "FAILED" {
			fmt.Printf("restore %s of %s failed\n", j.ID, j.ClusterName)
		}
		fmt.Println(j.ID, j.ClusterName)
	}
}
