package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
)

type headers struct {
	set  map[string]string
	base http.RoundTripper
}

func (h headers) RoundTrip(r *http.Request) (*http.Response, error) {
	for k, v := range h.set {
		r.Header.Set(k, v)
	}
	return h.base.RoundTrip(r)
}

func main() {
	client := &http.Client{Transport: headers{
		set: map[string]string{
			"Accept":        "application/vnd.atlas.2023-01-01+json",
			"Authorization": "Bearer " + os.Getenv("ACCESS_TOKEN"),
		},
		base: http.DefaultTransport,
	}}
	resp, err := client.Get("https://cloud.mongodb.com/api/atlas/v2/groups/" + os.Getenv("GROUP_ID") + "/clusters/" + os.Getenv("CLUSTER") + "/backup/tenant/snapshots")
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	n, _ := io.Copy(io.Discard, resp.Body)
	fmt.Println(resp.Status, n > 0)
}
