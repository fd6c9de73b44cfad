package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

func send(u string) (*http.Response, error) {
	req, err := http.NewRequest("GET", u, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	var last error
	for try := 0; try < 3; try++ {
		resp, err := http.DefaultClient.Do(req)
		if err == nil {
			return resp, nil
		}
		last = err
	}
	return nil, last
}

type page struct {
	Results []struct {
		Cluster string `json:"clusterName"`
	} `json:"results"`
}

func decode(resp *http.Response, err error) (v page, _ error) {
	if err != nil {
		return v, err
	}
	defer resp.Body.Close()
	err = json.NewDecoder(resp.Body).Decode(&v)
	return v, err
}

func main() {
	p, err := decode(send("https://cloud.mongodb.com/api/atlas/v2/groups/" + os.Getenv("GROUP_ID") + "/clusters/" + os.Getenv("CLUSTER") + "/backup/tenant/restores"))
	fmt.Println(p.Results[0].Cluster, err)
}
