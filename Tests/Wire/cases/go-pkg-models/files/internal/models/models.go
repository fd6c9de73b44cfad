// Package models has the types of the API.
package models

// TenantRestore is a restore job and the request for one.
type TenantRestore struct {
	SnapshotID               string `json:"snapshotId"`
	TargetDeploymentItemName string `json:"targetDeploymentItemName"`
	TargetProjectID          string `json:"targetProjectId,omitempty"`
}

// RestoreJob is a restore job.
type RestoreJob struct {
	ID          string `json:"id"`
	ClusterName string `json:"clusterName"`
	SnapshotURL string `json:"snapshotUrl"`
}

// Download asks for a download.
type Download struct {
	SnapshotID               string `json:"snapshotId"`
	TargetDeploymentItemName string `json:"targetDeploymentItemName"`
}
