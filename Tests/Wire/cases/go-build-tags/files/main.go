package main

import (
	"fmt"
	"net/http"
	"os"
)

func main() {
	// The shared tier keeps eight snapshots at most.
	req, err := http.NewRequest("GET", host+"/api/atlas/v1.0/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/snapshots", nil) // old API
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", "application/json") // plain JSON
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	resp.Body.Close()
	fmt.Println(resp.StatusCode)
}
