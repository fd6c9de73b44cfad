package main

import (
	"encoding/json"
	"fmt"
	"os/exec"
)

func main() {
	out, err := exec.Command("bash", "job.sh").Output()
	if err != nil {
		panic(err)
	}
	var job struct {
		ClusterName string `json:"clusterName"`
	}
	if err := json.Unmarshal(out, &job); err != nil {
		panic(err)
	}
	fmt.Println(job.ClusterName)
}
