package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
)

const atlas = "https://cloud.mongodb.com/api/atlas/v2"

func group() string   { return os.Getenv("GROUP_ID") }
func cluster() string { return os.Getenv("CLUSTER") }

func show(b []byte) {
	var p struct {
		Total int `json:"totalCount"`
	}
	if err := json.Unmarshal(b, &p); err != nil {
		panic(err)
	}
	fmt.Println(p.Total)
}

func do(req *http.Request) {
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	b, _ := io.ReadAll(resp.Body)
	show(b)
}

func token() string { return "Bearer " + os.Getenv("ACCESS_TOKEN") }

type client struct {
	accept string
	base   string
}

func (c client) get(p string) {
	req, _ := http.NewRequest("GET", c.base+p, nil)
	req.Header.Set("Accept", c.accept)
	req.Header.Set("Authorization", token())
	do(req)
}

func (c client) with(version string) client {
	c.accept = "application/vnd.atlas." + version + "+json"
	return c
}

func main() {
	c := client{base: atlas + "/groups/" + group()}.with("2023-01-01")
	c.get("/clusters/" + cluster() + "/backup/tenant/snapshots")
	c.with("2023-02-01").get("/clusters")
	c.get("/clusters")
}
