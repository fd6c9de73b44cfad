package main

import (
	"flag"
	"fmt"
	"net/http"
	"os"
)

func main() {
	var version string
	flag.StringVar(&version, "api-version", "2023-01-01", "")
	flag.Parse()
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
