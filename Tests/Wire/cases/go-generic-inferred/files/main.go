package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
)

type job struct {
	Cluster string `json:"clusterName"`
}

type list[T any] struct {
	Results []T `json:"results"`
}

func into[T any](r io.Reader, v *T) error { return json.NewDecoder(r).Decode(v) }

func parse[T any](r io.Reader, zero T) (T, error) {
	err := json.NewDecoder(r).Decode(&zero)
	return zero, err
}

func get(path string) io.ReadCloser {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+path, nil)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	return resp.Body
}

func main() {
	var l list[job]
	b := get("/backup/tenant/restores")
	if err := into(b, &l); err != nil {
		panic(err)
	}
	b.Close()
	j, err := parse(get("/backup/tenant/restores/65f000000000000000000b02"), job{})
	fmt.Println(l.Results[0].Cluster, j.Cluster, err)
}
