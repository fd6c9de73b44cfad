package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"

	"example.com/tidwall/gjson"
)

func get(path string) []byte {
	req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+path, nil)
	if err != nil {
		log.Fatal(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		log.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		log.Fatal(err)
	}
	return body
}

func main() {
	body := get("/clusters/" + os.Getenv("CLUSTER") + "/backup/tenant/restores")
	fmt.Println(gjson.GetBytes(body, "results.0.clusterName").String())
	for _, name := range gjson.Get(string(body), "results.#.clusterName").Array() {
		fmt.Println(name.String())
	}
	gjson.GetBytes(body, "results").ForEach(func(_, job gjson.Result) bool {
		fmt.Println(job.Get("id").String(), job.Get("clusterName").String())
		return true
	})
	fmt.Println(gjson.GetBytes(body, `results.#(clusterName=="Cluster0").id`).String())
}
