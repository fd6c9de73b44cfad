package main

import (
	"testing"

	"example.com/stretchr/testify/assert"
)

func TestURLs(t *testing.T) {
	for _, tc := range []struct{ name, got, want string }{
		{"snapshots", snapshotsURL("g", "c"), "https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots"},
		{"restores", restoresURL("g", "c"), "https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/restores"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			assert.Equal(t, tc.want, tc.got)
		})
	}
}
