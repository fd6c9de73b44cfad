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
	var v any
	_ = json.NewDecoder(resp.Body).Decode(&v)
	walk(v)
}

func walk(v any) {
	switch x := v.(type) {
	case map[string]any:
		if n, ok := x["clusterName"]; ok {
			fmt.Println(n)
		}
		walk(x["results"])
	case []any:
		for _, y := range x {
			walk(y)
		}
	}
}
