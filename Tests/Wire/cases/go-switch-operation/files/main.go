package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
)

func path(op string) string {
	base := "https://cloud.mongodb.com/api/atlas/v2/groups/" + os.Getenv("GROUP_ID") + "/clusters/" + os.Getenv("CLUSTER")
	switch op {
	case "snapshots":
		return base + "/backup/tenant/snapshots"
	case "restores":
		return base + "/backup/tenant/restores"
	default:
		return base
	}
}

func show(op string) {
	req, err := http.NewRequest("GET", path(op), nil)
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
	n, _ := io.Copy(io.Discard, resp.Body)
	fmt.Println(op, resp.StatusCode, n > 0)
}

func main() {
	show("snapshots")
	show("restores")
}
