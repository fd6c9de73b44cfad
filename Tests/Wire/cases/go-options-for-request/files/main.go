package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

func main() {
	req, _ := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/restores", nil)
	for _, o := range []option{accept("2023-01-01"), token(os.Getenv("ACCESS_TOKEN"))} {
		o.apply(req)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	var p page
	_ = json.NewDecoder(resp.Body).Decode(&p)
	fmt.Println(p.Results[0].Cluster)
}

type option interface{ apply(*http.Request) }
type accept string

func (a accept) apply(r *http.Request) {
	r.Header.Set("Accept", "application/vnd.atlas."+string(a)+"+json")
}

type token string

func (t token) apply(r *http.Request) { r.Header.Set("Authorization", "Bearer "+string(t)) }

type page struct {
	Results []struct {
		Cluster string `json:"clusterName"`
	} `json:"results"`
}
