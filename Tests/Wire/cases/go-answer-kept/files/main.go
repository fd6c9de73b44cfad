package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"sort"
	"strings"
)

type row map[string]any

type table struct {
	rows   []row
	header []string
}

var seen = map[string]row{}

type session struct {
	client *http.Client
	last   struct {
		body any
	}
}

func (s *session) load(url string, into any) error {
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	req.Header.Add("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Add("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	res, err := s.client.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	var sb strings.Builder
	if _, err := io.Copy(&sb, res.Body); err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(sb.String()), &s.last.body); err != nil {
		return err
	}
	return json.Unmarshal([]byte(sb.String()), into)
}

func collect(page map[string]any) (t table) {
	list, _ := page["results"].([]any)
	for _, item := range list {
		r := row(item.(map[string]any))
		t.rows = append(t.rows, r)
		seen[fmt.Sprint(r["id"])] = r
	}
	sort.Slice(t.rows, func(i, j int) bool {
		return fmt.Sprint(t.rows[i]["id"]) < fmt.Sprint(t.rows[j]["id"])
	})
	t.header = []string{"id", "status"}
	return
}

func main() {
	s := &session{client: http.DefaultClient}
	page := make(map[string]any)
	url := fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/restores", os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	if err := s.load(url, &page); err != nil {
		panic(err)
	}
	t := collect(page)
	for _, r := range t.rows {
		fmt.Println(r["id"], r["clusterName"], r["status"])
	}
	for _, r := range seen {
		if r["clusterName"] == "Other" {
			fmt.Println("odd")
		}
	}
	whole := s.last.body.(map[string]any)
	first := whole["results"].([]any)[0].(map[string]any)
	fmt.Println(first["clusterName"])
}
