package main

import (
	"fmt"
	"net/http"
	"os"
)

type versioned struct{ next http.RoundTripper }

func (v versioned) RoundTrip(r *http.Request) (*http.Response, error) {
	r.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	r.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	return v.next.RoundTrip(r)
}

func main() {
	client := &http.Client{Transport: versioned{http.DefaultTransport}}
	for _, suffix := range []string{"/clusters", "/clusters/" + os.Getenv("CLUSTER") + "/backup/tenant/snapshots"} {
		req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+suffix, nil)
		if err != nil {
			panic(err)
		}
		resp, err := client.Do(req)
		if err != nil {
			panic(err)
		}
		resp.Body.Close()
		fmt.Println(resp.StatusCode)
	}
}
