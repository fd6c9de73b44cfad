package main

import (
	"encoding/json"
	"fmt"
	"os"
)

func main() {
	var job struct {
		ClusterName string `json:"clusterName"`
	}
	if err := json.NewDecoder(os.Stdin).Decode(&job); err != nil {
		panic(err)
	}
	fmt.Println(job.ClusterName)
}
