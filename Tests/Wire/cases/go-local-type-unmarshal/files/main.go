package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

const atlas = "https://cloud.mongodb.com/api/atlas/v2"

func group() string   { return os.Getenv("GROUP_ID") }
func cluster() string { return os.Getenv("CLUSTER") }

func send(method, url, body string) []byte {
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		panic(err)
	}
	return b
}

func tenant(tail string) string {
	return atlas + "/groups/" + group() + "/clusters/" + cluster() + "/backup/tenant/" + tail
}

type job struct {
	ID   string `json:"id"`
	Name string `json:"clusterName"`
}

func (j *job) UnmarshalJSON(b []byte) error {
	type plain job
	if err := json.Unmarshal(b, (*plain)(j)); err != nil {
		return err
	}
	if j.Name == "" {
		j.Name = "unknown"
	}
	return nil
}

func main() {
	var j job
	if err := json.Unmarshal(send("GET", tenant("restores/65f000000000000000000b02"), ""), &j); err != nil {
		panic(err)
	}
	fmt.Println(j.ID, j.Name)
}
