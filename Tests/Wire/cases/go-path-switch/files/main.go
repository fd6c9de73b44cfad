package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
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

func main() {
	for _, p := range []string{"/backup/tenant/snapshots", "/backup/tenant/restores"} {
		b := fetch(p)
		_ = b
		switch p {
		case "/backup/tenant/restores":
			fmt.Println("r")
		default:
			fmt.Println("s")
		}
	}
}
