package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"text/tabwriter"
)

type command struct {
	name string
	help string
	run  func(a *app, args []string) error
}

type app struct {
	baseURL string
	project string
	client  *http.Client
	out     io.Writer
}

func (a *app) url(format string, args ...any) string {
	return a.baseURL + "/api/atlas/v2/groups/" + a.project + fmt.Sprintf(format, args...)
}

func (a *app) roundTrip(method, url string, body any, into any) error {
	var r io.Reader
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			return err
		}
		r = bytes.NewBuffer(b)
	}
	req, err := http.NewRequest(method, url, r)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	if r != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	res, err := a.client.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode >= 300 {
		msg, _ := io.ReadAll(res.Body)
		return fmt.Errorf("%s: %s", res.Status, bytes.TrimSpace(msg))
	}
	return json.NewDecoder(res.Body).Decode(into)
}

var commands = []command{
	{"snapshots", "list the snapshots of a cluster", listSnapshots},
	{"restore", "restore a snapshot", restoreSnapshot},
	{"jobs", "list the restore jobs of a cluster", listJobs},
}

func listSnapshots(a *app, args []string) error {
	if len(args) != 1 {
		return errors.New("usage: snapshots CLUSTER")
	}
	var list struct {
		Results []struct {
			ID       string `json:"id"`
			Finished string `json:"finishTime"`
			Version  string `json:"mongoDBVersion"`
		} `json:"results"`
	}
	if err := a.roundTrip("GET", a.url("/clusters/%s/backup/tenant/snapshots", args[0]), nil, &list); err != nil {
		return err
	}
	w := tabwriter.NewWriter(a.out, 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, "ID\tFINISHED\tVERSION")
	for _, s := range list.Results {
		fmt.Fprintf(w, "%s\t%s\t%s\n", s.ID, s.Finished, s.Version)
	}
	return w.Flush()
}

func restoreSnapshot(a *app, args []string) error {
	fs := flag.NewFlagSet("restore", flag.ContinueOnError)
	target := fs.String("target", "", "cluster to restore to")
	if err := fs.Parse(args); err != nil {
		return err
	}
	cluster, snapshot := fs.Arg(0), fs.Arg(1)
	body := struct {
		SnapshotID  string `json:"snapshotId"`
		Target      string `json:"targetDeploymentItemName"`
		TargetGroup string `json:"targetProjectId"`
	}{snapshot, *target, a.project}
	var job struct {
		ClusterName string `json:"clusterName"`
		Status      string `json:"status"`
		Target      string `json:"targetDeploymentItemName"`
	}
	if err := a.roundTrip("POST", a.url("/clusters/%s/backup/tenant/restore", cluster), body, &job); err != nil {
		return err
	}
	fmt.Fprintf(a.out, "%s -> %s: %s\n", job.ClusterName, job.Target, job.Status)
	return nil
}

func listJobs(a *app, args []string) error {
	var list struct {
		Results []struct {
			ID          string `json:"id"`
			ClusterName string `json:"clusterName"`
			Status      string `json:"status"`
		} `json:"results"`
	}
	if err := a.roundTrip("GET", a.url("/clusters/%s/backup/tenant/restores", args[0]), nil, &list); err != nil {
		return err
	}
	for _, j := range list.Results {
		fmt.Fprintln(a.out, j.ID, j.ClusterName, j.Status)
	}
	return nil
}

func main() {
	a := &app{baseURL: "https://cloud.mongodb.com", project: os.Getenv("GROUP_ID"), client: &http.Client{}, out: os.Stdout}
	for _, line := range [][]string{
		{"snapshots", "Cluster0"},
		{"restore", "-target", "Restored0", "Cluster0", "65a1f00000000000000000a4"},
		{"jobs", "Cluster0"},
	} {
		for _, c := range commands {
			if c.name != line[0] {
				continue
			}
			if err := c.run(a, line[1:]); err != nil {
				fmt.Fprintln(os.Stderr, c.name+":", err)
				os.Exit(1)
			}
		}
	}
}
