package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

func main() {
	r, _ := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/restores", nil)
	q := request{r}
	q.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	q.auth()
	resp, err := http.DefaultClient.Do(q.Request)
	if err != nil {
		panic(err)
	}
	var p page
	_ = json.NewDecoder(resp.Body).Decode(&p)
	fmt.Println(p.Results[0].Cluster)
}

type request struct{ *http.Request }

func (r request) auth() { r.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN")) }

type page struct {
	Results []struct {
		Cluster string `json:"clusterName"`
	} `json:"results"`
}
