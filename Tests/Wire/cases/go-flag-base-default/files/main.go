package main

import (
	"flag"
	"fmt"
	"net/http"
	"os"
)

func main() {
	base := flag.String("base", "https://cloud.mongodb.com/api/atlas/v1.0", "")
	flag.Parse()
	call(*base, "")
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
