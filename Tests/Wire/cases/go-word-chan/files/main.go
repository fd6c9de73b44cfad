package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
)

func fetch(kind string) []byte {
	req, _ := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+os.Getenv("GROUP_ID")+"/clusters/"+os.Getenv("CLUSTER")+"/backup/tenant/"+kind, nil)
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
	ch := make(chan string, 2)
	for _, kind := range []string{"snapshots", "restores"} {
		fetch(kind)
		ch <- kind
	}
	fmt.Println(<-ch, <-ch)
}
