package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
)

type client struct {
	http  *http.Client
	root  string
	token string
}

func (c *client) decorate(r *http.Request) {
	r.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	r.Header.Set("Authorization", "Bearer "+c.token)
}

type snapshot struct {
	ID     string `json:"id"`
	Status string `json:"status"`
}

type restore struct {
	ID      string `json:"id"`
	Cluster string `json:"clusterName"`
	Status  string `json:"status"`
}

func (c *client) tenant(cluster string) string {
	return c.root + "/clusters/" + cluster + "/backup/tenant"
}

func main() {
	ctx := context.Background()
	c := &client{http.DefaultClient, "https://cloud.mongodb.com/api/atlas/v2/groups/" + os.Getenv("GROUP_ID"), os.Getenv("ACCESS_TOKEN")}
	for s, err := range all[snapshot](ctx, c, c.tenant(os.Getenv("CLUSTER"))+"/snapshots") {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println("snapshot", s.ID, s.Status)
	}
	for r, err := range all[restore](ctx, c, c.tenant(os.Getenv("CLUSTER"))+"/restores") {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println("restore", r.ID, r.Cluster, r.Status)
	}
}
