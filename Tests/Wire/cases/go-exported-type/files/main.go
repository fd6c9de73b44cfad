package main

import (
	"encoding/json"
	"os"

	"example.com/backup/internal/atlas"
)

func main() {
	page, err := atlas.List(os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	if err != nil {
		panic(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(page); err != nil {
		panic(err)
	}
}
