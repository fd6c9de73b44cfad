package main

import (
	"net/http"
	"os"
)

func sign(r *http.Request) {
	r.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	r.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
}
