package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"reflect"
)

func fetch() ([]byte, error) {
	url := "https://cloud.mongodb.com/api/atlas/v2/groups/" + os.Getenv("GROUP_ID") +
		"/clusters/" + os.Getenv("CLUSTER") + "/backup/tenant/restores/65f000000000000000000b02"
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

type job struct {
	ClusterName string `json:"clusterName"`
	Status      string `json:"status"`
}

func main() {
	body, err := fetch()
	if err != nil {
		panic(err)
	}
	var one job
	if err := json.Unmarshal(body, &one); err != nil {
		panic(err)
	}
	v := reflect.ValueOf(one)
	for i := range v.NumField() {
		fmt.Println(v.Type().Field(i).Tag.Get("json"), v.Field(i))
	}
}
