package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"

	"example.com/svc/atlas"
)

type bearer string

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r.Header.Set("Authorization", "Bearer "+string(b))
	return http.DefaultTransport.RoundTrip(r)
}

func main() {
	ctx := context.Background()
	c := atlas.NewClient(&http.Client{Transport: bearer(os.Getenv("ACCESS_TOKEN"))})
	group := os.Getenv("GROUP_ID")
	cl, _, err := c.Clusters.Get(ctx, group, os.Getenv("CLUSTER"))
	if err != nil {
		log.Fatal(err)
	}
	list, resp, err := c.Tenant.Snapshots(ctx, group, cl.Name)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(resp.StatusCode, list.TotalCount)
}
