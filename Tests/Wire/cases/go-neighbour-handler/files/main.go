package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"net/http/httptest"
)

func get(path string) int {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+path, nil)
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
	var v struct {
		Total int `json:"totalCount"`
	}
	json.NewDecoder(res.Body).Decode(&v)
	return v.Total
}

func main() {
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, get("/clusters")) })
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, httptest.NewRequest("GET", "/", nil))
	fmt.Println(rec.Body.String())
	fmt.Println(get("/clusters/" + os.Getenv("CLUSTER") + "/backup/tenant/snapshots"))
}
