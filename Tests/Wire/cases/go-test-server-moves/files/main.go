package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
)

func main() {
	c := &Client{BaseURL: "https://cloud.mongodb.com", Token: os.Getenv("ACCESS_TOKEN"), HTTP: http.DefaultClient}
	s, err := c.Snapshots(os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	if err != nil {
		log.Fatal(err)
	}
	r, err := c.Restores(os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(s), r[0].ClusterName)
}
