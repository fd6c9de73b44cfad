package config

import "os"

// Config says how Atlas is reached.
type Config struct {
	BaseURL string
	Token   string
	Project string
}

// Load reads it from the environment.
func Load() *Config {
	base := os.Getenv("ATLAS_URL")
	if base == "" {
		base = "https://cloud.mongodb.com"
	}
	return &Config{BaseURL: base + "/api/atlas/v2", Token: os.Getenv("ACCESS_TOKEN"), Project: os.Getenv("GROUP_ID")}
}
