// Package state keeps jobs in a file.
package state

import (
	"encoding/json"
	"os"

	"example.com/acme/atlas-tools/internal/models"
)

// Save writes a job.
func Save(name string, job models.Named) error {
	raw, err := json.Marshal(job)
	if err != nil {
		return err
	}
	return os.WriteFile(name, raw, 0o600)
}
