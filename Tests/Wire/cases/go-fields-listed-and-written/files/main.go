package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
)

func fetch() ([]byte, error) {
	url := "https://cloud.mongodb.com/api/atlas/v2/groups/" + os.Getenv("GROUP_ID") +
		"/clusters/" + os.Getenv("CLUSTER") + "/backup/tenant/restores/65f000000000000000000b02"
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

var columns = []string{"id", "clusterName", "snapshotId", "status"}

func main() {
	body, err := fetch()
	if err != nil {
		panic(err)
	}
	var job map[string]any
	if err := json.Unmarshal(body, &job); err != nil {
		panic(err)
	}
	w := csv.NewWriter(os.Stdout)
	w.Write(columns)
	row := make([]string, len(columns))
	for i, column := range columns {
		if value, ok := job[column]; ok {
			row[i] = fmt.Sprint(value)
		}
	}
	w.Write(row)
	w.Flush()
}
