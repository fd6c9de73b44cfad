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
	resp.Body.Close()
	fmt.Println(resp.StatusCode)
	resp, err = http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	var l struct{ Results []map[string]any }
	_ = json.NewDecoder(resp.Body).Decode(&l)
	for _, m := range l.Results {
		s := map[string]string{}
		for k, v := range m {
			if x, ok := v.(string); ok {
				s[k] = x
			}
		}
		fmt.Println(s["clusterName"])
	}
}
