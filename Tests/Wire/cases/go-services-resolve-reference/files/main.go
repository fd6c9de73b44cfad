package main

import (
	"context"
	"fmt"
	"net/http"
	"os"

	"example.com/backup/atlas"
)

type bearer struct{ token string }

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+b.token)
	return http.DefaultTransport.RoundTrip(r)
}

func main() {
	c := atlas.NewClient(&http.Client{Transport: bearer{os.Getenv("ACCESS_TOKEN")}})
	ctx := context.Background()
	list, err := c.Snapshots.List(ctx, os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	if err != nil {
		panic(err)
	}
	one, err := c.Snapshots.Get(ctx, os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"), list.Results[0].ID)
	if err != nil {
		panic(err)
	}
	jobs, err := c.Restores.List(ctx, os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	if err != nil {
		panic(err)
	}
	fmt.Println(one.ID, one.Status, jobs.Results[0].ClusterName)
}
