package main

import (
	"testing"

	"example.com/stretchr/testify/assert"
)

func TestURLs(t *testing.T) {
	assert.NotEqual(t, snapshotsURL("g", "c"), restoresURL("g", "c"))
	assert.NotEqual(t, "https://cloud.mongodb.com/api/atlas/v2/groups/g/flexClusters/c/backup/snapshots", snapshotsURL("g", "x"))
}
