package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
	"text/template"
)

//go:embed restore.json
var restoreBody string

//go:embed download.json
var downloadBody []byte

var tmpl = template.Must(template.New("body").Parse(`{
  "snapshotId": "{{.Snapshot}}",
  "targetDeploymentItemName": "{{.Target}}"
}`))

func post(op string, body io.Reader) {
	url := fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/%s", os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"), op)
	req, err := http.NewRequest("POST", url, body)
	if err != nil {
		log.Fatal(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		log.Fatal(err)
	}
	defer resp.Body.Close()
	fmt.Println(resp.Status)
}

func main() {
	post("restore", strings.NewReader(restoreBody))
	post("download", bytes.NewReader(downloadBody))
	var buf bytes.Buffer
	err := tmpl.Execute(&buf, struct{ Snapshot, Target string }{"65a1f00000000000000000a3", os.Getenv("CLUSTER")})
	if err != nil {
		log.Fatal(err)
	}
	post("download", &buf)
}
