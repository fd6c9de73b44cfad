package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

type conf struct{ Version string }

func main() {
	c := conf{Version: "2023-01-01"}
	if f, err := os.Open("c.json"); err == nil {
		json.NewDecoder(f).Decode(&c)
	}
	version := c.Version
	call("https://cloud.mongodb.com/api/atlas/v2", "application/vnd.atlas."+version+"+json")
}

func call(base, accept string) {
	req, err := http.NewRequest("GET", base+"/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/snapshots", nil)
	if err != nil {
		panic(err)
	}
	if accept != "" {
		req.Header.Set("Accept", accept)
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	fmt.Println(res.StatusCode)
}
