package main

import (
	"fmt"
	"log"
	"mime"
	"net/http"
	"os"
)

func main() {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/restores", nil)
	if err != nil {
		log.Fatal(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		log.Fatal(err)
	}
	defer res.Body.Close()
	mt, _, _ := mime.ParseMediaType(res.Header.Get("Content-Type"))
	switch mt {
	case "application/vnd.atlas.2023-01-01+json", "application/json":
		fmt.Println("json")
	default:
		log.Fatal(mt)
	}
}
