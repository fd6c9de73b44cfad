package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

func fetch(p string) []byte {
	req, _ := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+p, nil)
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer res.Body.Close()
	b, _ := io.ReadAll(res.Body)
	return b
}

func get(p string) error {
	if len(fetch(p)) > 0 {
		return fmt.Errorf("GET %s: too long", p)
	}
	return nil
}

func main() {
	err := get("/backup/tenant/restores")
	if strings.Contains(err.Error(), "restores") {
		fmt.Println("restores are too long")
	}
}
