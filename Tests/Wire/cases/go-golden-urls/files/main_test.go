package main

import "testing"

func TestURL(t *testing.T) {
	tests := []struct{ group, cluster, want string }{
		{"g", "c", "https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots"},
		{"1", "2", "https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant/snapshots"},
	}
	for _, tt := range tests {
		if got := snapshotsURL(tt.group, tt.cluster); got != tt.want {
			t.Errorf("snapshotsURL(%q, %q) = %q, want %q", tt.group, tt.cluster, got, tt.want)
		}
	}
}
