package main

// The paths of the backup API.
const (
	apiRoot       = "https://cloud.mongodb.com/api/atlas/v2"
	snapshotsPath = "%s/groups/%s/clusters/%s/backup/tenant/snapshots"
	restoresPath  = "%s/groups/%s/clusters/%s/backup/tenant/restores"
	accept        = "application/vnd.atlas.2023-01-01+json"
)
