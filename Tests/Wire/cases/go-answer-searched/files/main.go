package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

type Getter interface {
	Get(path string) (map[string]any, error)
}

type client struct{ token string }

func (c *client) Get(path string) (map[string]any, error) {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+path, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+c.token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	if !strings.Contains(string(data), `"clusterName":"Cluster0"`) {
		return nil, fmt.Errorf("odd answer")
	}
	var out map[string]any
	return out, json.Unmarshal(data, &out)
}

func (c *client) Restores(cluster string) (map[string]any, error) {
	return c.Get("/clusters/" + cluster + "/backup/tenant/restores")
}

type Restorer interface {
	Restores(cluster string) (map[string]any, error)
}

func show(r Restorer) error {
	list, err := r.Restores(os.Getenv("CLUSTER"))
	if err != nil {
		return err
	}
	for _, j := range list["results"].([]any) {
		fmt.Println(j.(map[string]any)["clusterName"])
	}
	return nil
}

func main() {
	if err := show(&client{os.Getenv("ACCESS_TOKEN")}); err != nil {
		panic(err)
	}
}
