package main

import (
	"fmt"
	"os"

	"example.com/backup/internal/atlas"
)

func main() {
	clusters, err := atlas.Get("/clusters")
	if err != nil {
		panic(err)
	}
	page, err := atlas.Snapshots(os.Getenv("CLUSTER"))
	if err != nil {
		panic(err)
	}
	fmt.Println(len(clusters) > 0, len(page) > 0)
}
