package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
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
	b, _ := io.ReadAll(resp.Body)
	ctx := context.WithValue(context.Background(), key{}, b)
	show(ctx)
}

type key struct{}

func show(ctx context.Context) {
	var p page
	_ = json.Unmarshal(ctx.Value(key{}).([]byte), &p)
	fmt.Println(p.Results[0].Cluster)

}

type page struct {
	Results []struct {
		Cluster string `json:"clusterName"`
	} `json:"results"`
}
