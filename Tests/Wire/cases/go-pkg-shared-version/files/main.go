package main

import (
	"fmt"
	"log"
	"os"

	"example.com/acme/atlas-tools/internal/clusters"
	"example.com/acme/atlas-tools/internal/snapshots"
)

func main() {
	n, err := clusters.Count(os.Getenv("GROUP_ID"))
	if err != nil {
		log.Fatal(err)
	}
	text, err := snapshots.Read(os.Getenv("GROUP_ID"), os.Getenv("CLUSTER_NAME"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(n > 0, text)
}
