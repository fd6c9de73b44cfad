//go:build !staging

package main

const host = "https://cloud.mongodb.com"
