package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"text/template"
)

var urls = template.Must(template.New("urls").Parse(`
{{- define "snapshots"}}https://cloud.mongodb.com/api/atlas/v2/groups/{{.Group}}/clusters/{{.Cluster}}/backup/tenant/snapshots{{end}}
{{- define "restores" -}}
https://cloud.mongodb.com/api/atlas/v2/groups/{{.Group}}/clusters/{{.Cluster}}/backup/tenant/restores
{{- end}}`))

type place struct{ Group, Cluster string }

func count(name string) int {
	var b strings.Builder
	if err := urls.ExecuteTemplate(&b, name, place{os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")}); err != nil {
		panic(err)
	}
	req, err := http.NewRequest("GET", b.String(), nil)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer res.Body.Close()
	var p struct {
		TotalCount int `json:"totalCount"`
	}
	if err := json.NewDecoder(res.Body).Decode(&p); err != nil {
		panic(err)
	}
	return p.TotalCount
}

func main() { fmt.Println(count("snapshots"), count("restores")) }
