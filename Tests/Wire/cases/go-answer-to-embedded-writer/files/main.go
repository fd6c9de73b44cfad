package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
)

type job struct {
	ID      string `json:"id"`
	Cluster string `json:"clusterName"`
}

// finder keeps what is written to it.
type finder struct{ bytes.Buffer }

var name = regexp.MustCompile(`"clusterName":\s*"([^"]*)"`)

func do(path string, v any) error {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+path, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if w, ok := v.(io.Writer); ok {
		_, err = io.Copy(w, resp.Body)
		return err
	}
	return json.NewDecoder(resp.Body).Decode(v)
}

func main() {
	cluster := "/clusters/" + os.Getenv("CLUSTER")
	list := new(struct {
		Results []job `json:"results"`
	})
	if err := do(cluster+"/backup/tenant/restores", list); err != nil {
		panic(err)
	}
	var names finder
	if err := do(cluster+"/backup/tenant/restores", &names); err != nil {
		panic(err)
	}
	fmt.Println(len(list.Results), list.Results[0].Cluster, string(name.FindSubmatch(names.Bytes())[1]))
}
