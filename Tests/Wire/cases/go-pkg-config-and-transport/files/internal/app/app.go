package app

import (
	"encoding/json"
	"fmt"
	"net/http"

	"example.com/acme/atlas-tools/internal/config"
)

// App is the application.
type App struct {
	Config *config.Config
	HTTP   *http.Client
}

// Restores prints restores.
func (a *App) Restores(cluster string) error {
	resp, err := a.HTTP.Get(a.Config.BaseURL + "/groups/" + a.Config.Project + "/clusters/" + cluster + "/backup/tenant/restores")
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var page struct {
		Results []map[string]any `json:"results"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&page); err != nil {
		return err
	}
	for _, job := range page.Results {
		fmt.Println(job["clusterName"], job["status"])
	}
	return nil
}
