package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"sort"
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

func main() {
	var m map[string]any
	if err := json.Unmarshal(send("GET", tenant("restores/65f000000000000000000b02"), ""), &m); err != nil {
		panic(err)
	}
	var out []string
	for k, v := range m {
		switch k {
		case "clusterName", "projectId":
			out = append(out, fmt.Sprint(v))
		}
	}
	sort.Strings(out)
	fmt.Println(out)
}
