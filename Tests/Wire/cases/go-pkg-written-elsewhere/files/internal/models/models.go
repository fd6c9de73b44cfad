package models

// Job is a job of any kind.
type Job struct {
	ID          string `json:"id"`
	ClusterName string `json:"clusterName"`
}

// Named is what has a name.
type Named struct {
	Job
	Label string `json:"label"`
}
