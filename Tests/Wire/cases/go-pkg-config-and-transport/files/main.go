package main

import (
	"log"
	"os"

	"example.com/acme/atlas-tools/internal/app"
	"example.com/acme/atlas-tools/internal/config"
	"example.com/acme/atlas-tools/internal/transport"
)

func main() {
	cfg := config.Load()
	a := &app.App{Config: cfg, HTTP: transport.Client(cfg.Token)}
	if err := a.Restores(os.Getenv("CLUSTER_NAME")); err != nil {
		log.Fatal(err)
	}
}
