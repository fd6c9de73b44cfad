package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"example.com/acme/atlas-tools/internal/atlas"
	"example.com/acme/atlas-tools/internal/models"
	"example.com/acme/atlas-tools/internal/state"
)

func main() {
	var page struct {
		Results []models.Job `json:"results"`
	}
	c := atlas.New(os.Getenv("ACCESS_TOKEN"))
	path := "/groups/" + os.Getenv("GROUP_ID") + "/clusters/" + os.Getenv("CLUSTER_NAME") + "/backup/tenant/restores"
	if err := c.Do(context.Background(), "GET", path, nil, &page); err != nil {
		log.Fatal(err)
	}
	if err := state.Save("state.json", models.Named{Job: page.Results[0], Label: "x"}); err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(page.Results) > 0)
}
