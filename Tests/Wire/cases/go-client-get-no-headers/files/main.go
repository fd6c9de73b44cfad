package main

import (
	"fmt"
	"net/http"
	"os"
)

type auth struct{}

func (auth) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	return http.DefaultTransport.RoundTrip(r)
}

func main() {
	client := http.Client{Transport: auth{}}
	resp, err := client.Get("https://cloud.mongodb.com/api/atlas/v1.0/groups/" + os.Getenv("GROUP_ID") + "/clusters/" + os.Getenv("CLUSTER") + "/backup/tenant/snapshots")
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	fmt.Println(resp.Status)
}
