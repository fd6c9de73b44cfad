package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

func main() {
	var b strings.Builder
	b.WriteString("https://cloud.mongodb.com/api/atlas/v2")
	fmt.Fprintf(&b, "/groups/%s", os.Getenv("GROUP_ID"))
	b.WriteString("/clusters/")
	b.WriteString(os.Getenv("CLUSTER"))
	b.WriteString("/backup/tenant/snapshots")
	req, err := http.NewRequest(http.MethodGet, b.String(), nil)
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
	data, _ := io.ReadAll(resp.Body)
	fmt.Println(strings.Contains(string(data), "results"))
}
