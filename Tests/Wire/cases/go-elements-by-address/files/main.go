package main

import (
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
	calls := []struct {
		req  *http.Request
		body []byte
		err  error
	}{{req: req}}
	for i := range calls {
		c := &calls[i]
		resp, err := http.DefaultClient.Do(c.req)
		if err != nil {
			c.err = err
			continue
		}
		c.body, c.err = io.ReadAll(resp.Body)
		resp.Body.Close()
	}
	for _, c := range calls {
		var m map[string]any
		if json.Unmarshal(c.body, &m) == nil {
			fmt.Println(m["results"].([]any)[0].(map[string]any)["clusterName"])
		}
	}
}
