package main

import (
	"fmt"
	"net/http"
	"os"
)

// Our own service has a path /backup/tenant/snapshots as well.
const own = "https://backup.example.com/v1/backup/tenant/"

func main() {
	if len(os.Args) > 1 {
		resp, err := http.Get(own + os.Args[1])
		if err != nil {
			panic(err)
		}
		resp.Body.Close()
	}
	fmt.Println("nothing to do")
}
