package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
	"strings"
)

type endpoint string

const (
	listSnapshots endpoint = "/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/tenant/snapshots"
	getSnapshot   endpoint = "/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/tenant/snapshots/{snapshotId}"
	listRestores  endpoint = "/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/tenant/restores"
)

func (e endpoint) expand(params map[string]string) string {
	p := string(e)
	for k, v := range params {
		p = strings.Replace(p, "{"+k+"}", url.PathEscape(v), -1)
	}
	return p
}

func get(ctx context.Context, e endpoint, params map[string]string, out any) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://cloud.mongodb.com"+e.expand(params), nil)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.SetBasicAuth("", "")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", e, resp.Status)
	}
	return json.NewDecoder(resp.Body).Decode(out)
}

type snap struct {
	ID     string `json:"id"`
	Status string `json:"status"`
}

func main() {
	ctx := context.Background()
	params := map[string]string{"groupId": os.Getenv("GROUP_ID"), "clusterName": os.Getenv("CLUSTER")}
	var page struct{ Results []snap }
	if err := get(ctx, listSnapshots, params, &page); err != nil {
		log.Fatal(err)
	}
	params["snapshotId"] = page.Results[0].ID
	var s snap
	if err := get(ctx, getSnapshot, params, &s); err != nil {
		log.Fatal(err)
	}
	var jobs struct {
		Results []struct {
			Cluster string `json:"clusterName"`
		}
	}
	if err := get(ctx, listRestores, params, &jobs); err != nil {
		log.Fatal(err)
	}
	fmt.Println(s.ID, s.Status, jobs.Results[0].Cluster)
}
