package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
)

var x = "2023-01-01"

func set(w http.ResponseWriter, r *http.Request) { x = r.FormValue("x") }

func show(w http.ResponseWriter, r *http.Request) {
	send("https://cloud.mongodb.com/api/atlas/v2"+"/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/snapshots", "application/vnd.atlas."+x+"+json")
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/show", show)
	mux.HandleFunc("/set", set)
	mux.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/set?x="+os.Getenv("X"), nil))
	mux.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/show", nil))
}

func send(url, accept string) *http.Response {
	req, err := http.NewRequest("GET", url, nil)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", accept)
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	fmt.Println(res.StatusCode)
	return res
}
