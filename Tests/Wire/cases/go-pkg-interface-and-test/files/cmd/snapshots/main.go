package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"example.com/acme/atlas-tools/internal/atlas"
	"example.com/acme/atlas-tools/internal/backup"
)

func main() {
	lister := backup.NewLister(atlas.New(os.Getenv("ACCESS_TOKEN")), os.Getenv("GROUP_ID"))
	snapshots, err := lister.List(context.Background(), os.Getenv("CLUSTER_NAME"))
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range snapshots {
		fmt.Println(s.ID, s.Status)
	}
}
