package main

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"text/template"
)

var tmpl = template.Must(template.New("body").Parse(`{"snapshotId":"{{.Snapshot}}","targetDeploymentItemName":"{{.Target}}"}`))

func main() {
	var buf bytes.Buffer
	if err := tmpl.Execute(&buf, map[string]string{"Snapshot": "65a1f00000000000000000a4", "Target": os.Getenv("CLUSTER")}); err != nil {
		panic(err)
	}
	req, err := http.NewRequest("POST", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/download", &buf)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	resp.Body.Close()
	fmt.Println(resp.Status)
}
