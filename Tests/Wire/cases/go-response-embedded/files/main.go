package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

func main() {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/restores", nil)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	r := response{Response: resp}
	var p page
	if err := r.JSON(&p); err != nil {
		panic(err)
	}
	fmt.Println(p.Results[0].Cluster, r.StatusCode)
}

type response struct {
	*http.Response
	raw []byte
}

func (r *response) JSON(v any) error { defer r.Body.Close(); return json.NewDecoder(r.Body).Decode(v) }

type page struct {
	Results []struct {
		Cluster string `json:"clusterName"`
	} `json:"results"`
}
