//go:build staging

package main

const host = "https://cloud-stage.mongodb.com"
