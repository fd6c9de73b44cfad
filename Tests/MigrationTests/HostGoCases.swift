/// Samples of Go in pages, byte for byte.
let goSampleCases: [HostCase] = [
  HostCase(
    name: "go.md", title: "a whole program, statements in a list, and what a sample cannot prove",
    before: #"""
      ```go
      package main

      import (
      	"fmt"
      	"net/http"
      	"strings"
      )

      func main() {
      	root := fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s", g, c)
      	body := strings.NewReader(`{"snapshotId": "x", "targetClusterId": "y"}`)
      	req, err := http.NewRequest("POST", root+"/backup/tenant/download", body)
      	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
      	http.DefaultClient.Do(req)
      }
      ```

      1. In a list:

         ```go
         req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+g+"/clusters/"+c+"/backup/tenant/snapshots", nil)
         if err != nil {
         	return err
         }
         http.DefaultClient.Do(req)
         ```

      ```
      func list(c *client) error {
      	return c.get("/groups/"+group+"/clusters/x/backup/tenant/snapshots")
      }
      ```

      ```go
      req, err := http.NewRequest("GET", base+"/groups/1/clusters/2/backup/tenant/snapshots", nil
      ```

      """#,
    after: #"""
      ```go
      package main

      import (
      	"fmt"
      	"net/http"
      	"strings"
      )

      func main() {
      	root := fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%s/flexClusters/%s", g, c)
      	body := strings.NewReader(`{"snapshotId": "x"}`)
      	req, err := http.NewRequest("POST", root+"/backup/download", body)
      	req.Header.Set("Accept", "application/vnd.atlas.2024-11-13+json")
      	http.DefaultClient.Do(req)
      }
      ```

      1. In a list:

         ```go
         req, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/"+g+"/flexClusters/"+c+"/backup/snapshots", nil)
         if err != nil {
         	return err
         }
         req.Header.Set("Accept", "application/vnd.atlas.2024-11-13+json")
         http.DefaultClient.Do(req)
         ```

      ```
      func list(c *client) error {
      	return c.get("/groups/"+group+"/clusters/x/backup/tenant/snapshots")
      }
      ```

      ```go
      req, err := http.NewRequest("GET", base+"/groups/1/clusters/2/backup/tenant/snapshots", nil
      ```

      """#),
  HostCase(
    name: "go.rst", title: "a directive with the SDK, imports and statements",
    before: #"""
      .. code-block:: go
         :copyable: true

         import "go.mongodb.org/atlas-sdk/v20250312001/admin"

         client, err := admin.NewClient(admin.UseDigestAuth(key, secret))
         jobs, _, err := client.SharedTierRestoreJobsApi.
         	ListSharedClusterBackupRestoreJobs(ctx, clusterName, groupID).Execute()
         for _, job := range jobs.GetResults() {
         	fmt.Println(job.GetClusterName())
         }

      """#,
    after: #"""
      .. code-block:: go
         :copyable: true

         import "go.mongodb.org/atlas-sdk/v20250312001/admin"

         client, err := admin.NewClient(admin.UseDigestAuth(key, secret))
         jobs, _, err := client.FlexRestoreJobsApi.
         	ListFlexBackupRestoreJobs(ctx, groupID, clusterName).Execute()
         for _, job := range jobs.GetResults() {
         	fmt.Println(job.GetInstanceName())
         }

      """#),
  HostCase(
    name: "go.adoc", title: "a listing with a function",
    before: #"""
      [source,go]
      ----
      // list lists.
      func list(g, c string) (*http.Response, error) {
      	req, err := http.NewRequest(http.MethodGet, "https://cloud.mongodb.com/api/atlas/v2/groups/"+g+"/clusters/"+c+"/backup/tenant/restores", nil)
      	if err != nil {
      		return nil, err
      	}
      	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
      	return http.DefaultClient.Do(req)
      }
      ----

      """#,
    after: #"""
      [source,go]
      ----
      // list lists.
      func list(g, c string) (*http.Response, error) {
      	req, err := http.NewRequest(http.MethodGet, "https://cloud.mongodb.com/api/atlas/v2/groups/"+g+"/clusters/"+c+"/backup/tenant/restores", nil)
      	if err != nil {
      		return nil, err
      	}
      	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
      	return http.DefaultClient.Do(req)
      }
      ----

      """#),
  HostCase(
    name: "go.txt", title: "a program between other text",
    before: #"""
      As Go:
      package main
      import "net/http"
      func main() {
      req, _ := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant/snapshots", nil)
      req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
      http.DefaultClient.Do(req)
      }
      import it, and package it.

      """#,
    after: #"""
      As Go:
      package main
      import "net/http"
      func main() {
      req, _ := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/1/flexClusters/2/backup/snapshots", nil)
      req.Header.Set("Accept", "application/vnd.atlas.2024-11-13+json")
      http.DefaultClient.Do(req)
      }
      import it, and package it.

      """#),
]
