package main

import (
	"fmt"
	"net/http"
	"os"
	"sync"
)

func retry(times int, f func() error) error {
	var err error
	for i := 0; i < times; i++ {
		if err = f(); err == nil {
			return nil
		}
	}
	return err
}

func main() {
	clusters := []string{"Cluster0", "Cluster1"}
	status := make([]string, len(clusters))
	var group sync.WaitGroup
	for i, name := range clusters {
		group.Add(1)
		go func() {
			defer group.Done()
			_ = retry(2, func() error {
				req, err := http.NewRequest("GET", fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/snapshots", os.Getenv("GROUP_ID"), name), nil)
				if err != nil {
					return err
				}
				req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
				req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
				resp, err := http.DefaultClient.Do(req)
				if err != nil {
					return err
				}
				defer resp.Body.Close()
				status[i] = resp.Status
				return nil
			})
		}()
	}
	group.Wait()
	fmt.Println(status)
}
