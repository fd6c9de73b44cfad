package main

import (
	"fmt"
	"net/http"
	"os"

	"example.com/tool/lib"
)

func main() {
	job, err := lib.Last(http.DefaultClient, os.Getenv("GROUP_ID"), os.Getenv("CLUSTER"))
	if err != nil {
		panic(err)
	}
	fmt.Println(job.ID, job.Cluster)
}
