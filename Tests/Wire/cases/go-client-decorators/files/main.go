package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

// doer is what we need of a client.
type doer interface {
	Do(*http.Request) (*http.Response, error)
}

type doerFunc func(*http.Request) (*http.Response, error)

func (f doerFunc) Do(r *http.Request) (*http.Response, error) { return f(r) }

func logged(next doer, w io.Writer) doer {
	return doerFunc(func(r *http.Request) (*http.Response, error) {
		resp, err := next.Do(r)
		if err == nil {
			fmt.Fprintln(w, r.Method, resp.StatusCode)
		}
		return resp, err
	})
}

func authorized(next doer, token string) doer {
	return doerFunc(func(r *http.Request) (*http.Response, error) {
		r.Header.Set("Authorization", "Bearer "+token)
		r.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
		return next.Do(r)
	})
}

func main() {
	var c doer = http.DefaultClient
	c = logged(authorized(c, os.Getenv("ACCESS_TOKEN")), os.Stdout)
	in := bufio.NewScanner(strings.NewReader("65a1f00000000000000000a3\n65a1f00000000000000000a1\n"))
	for in.Scan() {
		id := strings.TrimSpace(in.Text())
		if id == "" {
			continue
		}
		body, _ := json.Marshal(map[string]string{"snapshotId": id, "targetDeploymentItemName": "Cluster0"})
		url := fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/download", os.Getenv("GROUP_ID"), "Cluster0")
		req, err := http.NewRequest(http.MethodPost, url, bytes.NewReader(body))
		if err != nil {
			panic(err)
		}
		req.Header.Set("Content-Type", "application/json")
		resp, err := c.Do(req)
		if err != nil {
			panic(err)
		}
		var job map[string]json.RawMessage
		err = json.NewDecoder(resp.Body).Decode(&job)
		resp.Body.Close()
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s %s\n", job["clusterName"], job["snapshotId"])
	}
}
