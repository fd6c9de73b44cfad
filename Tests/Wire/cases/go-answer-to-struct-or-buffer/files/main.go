package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

type job struct {
	ID      string `json:"id"`
	Cluster string `json:"clusterName"`
}

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
	switch v := v.(type) {
	case nil:
	case io.Writer:
		_, err = io.Copy(v, resp.Body)
	default:
		err = json.NewDecoder(resp.Body).Decode(v)
	}
	return err
}

func main() {
	cluster := "/clusters/" + os.Getenv("CLUSTER")
	var list struct {
		Results []job `json:"results"`
	}
	if err := do(cluster+"/backup/tenant/restores", &list); err != nil {
		panic(err)
	}
	var text bytes.Buffer
	if err := do(cluster+"/backup/tenant/restores/"+list.Results[0].ID, &text); err != nil {
		panic(err)
	}
	_, name, _ := strings.Cut(text.String(), `"clusterName"`)
	fmt.Println(len(list.Results), list.Results[0].Cluster, strings.Split(name, `"`)[1])
}
