package main

import (
	"fmt"
	"os"
	"strings"

	"example.com/backup/internal/atlas"
)

func main() {
	page, err := atlas.Snapshots(os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	if err != nil {
		panic(err)
	}
	fmt.Println(len(page) > 0, strings.Count(atlas.SnapshotsPath, "/"))
}
