package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
)

type page struct {
	TotalCount int `json:"totalCount"`
}

func count(format string) int {
	req, err := http.NewRequest("GET", fmt.Sprintf(format, apiRoot, os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")), nil)
	if err != nil {
		log.Fatalf("request: %v", err)
	}
	req.Header.Set("Accept", accept)
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		log.Fatalf("%s: %v", format, err)
	}
	defer resp.Body.Close()
	var p page
	if err := json.NewDecoder(resp.Body).Decode(&p); err != nil {
		log.Fatal(err)
	}
	return p.TotalCount
}

func main() {
	for _, format := range []string{snapshotsPath, restoresPath} {
		fmt.Println(count(format))
	}
}
