import Testing

/// Programs that use the SDK in the ways that people do.
enum GoPrograms {
  struct Program: Sendable, CustomTestStringConvertible {
    let name: String
    let version: String
    var target: String?
    var besides: [String] = []
    let requests: Int
    var isTest = false
    let files: [String: String]
    var testDescription: String { name }
  }

  static let all: [Program] = [
    Program(
      name: "a service with interfaces", version: "v20241113005.0.0", requests: 6,
      files: ["main.go": service])
  ]

  static let service = #"""
    package main

    import (
    	"context"
    	"fmt"
    	"log"

    	"go.mongodb.org/atlas-sdk/v20241113005/admin"
    )

    // service bundles what the commands need.
    type service struct {
    	snapshots admin.SharedTierSnapshotsApi
    	restores  admin.SharedTierRestoreJobsApi
    	groupID   string // the project
    }

    func newService(client *admin.APIClient, groupID string) *service {
    	return &service{
    		snapshots: client.SharedTierSnapshotsApi,
    		restores:  client.SharedTierRestoreJobsApi,
    		groupID:   groupID,
    	}
    }

    func (s *service) list(ctx context.Context, cluster string) ([]admin.BackupTenantSnapshot, error) {
    	page, _, err := s.snapshots.ListSharedClusterBackups(ctx, s.groupID, cluster).Execute()
    	if err != nil {
    		return nil, err
    	}
    	return page.GetResults(), nil
    }

    func (s *service) jobs(ctx context.Context, cluster string) error {
    	page, _, err := s.restores.ListSharedClusterBackupRestoreJobs(
    		ctx,
    		cluster,   // the cluster
    		s.groupID, // its project
    	).Execute()
    	if err != nil {
    		return err
    	}
    	for _, job := range page.GetResults() {
    		fmt.Println(job.GetId(), job.GetClusterName(), job.SnapshotId, job.GetStatus())
    	}
    	return nil
    }

    func (s *service) restore(ctx context.Context, cluster, snapshot string) (*admin.TenantRestore, error) {
    	body := admin.NewTenantRestore(snapshot, cluster+"-copy")
    	body.SetTargetProjectId("target")
    	job, _, err := s.restores.CreateSharedClusterBackupRestoreJob(ctx, cluster, s.groupID, body).Execute()
    	return job, err
    }

    func (s *service) download(ctx context.Context, cluster, snapshot string) (string, error) {
    	target := cluster + "-copy"
    	params := &admin.DownloadSharedClusterBackupApiParams{
    		ClusterName: cluster,
    		GroupId:     s.groupID,
    		TenantRestore: &admin.TenantRestore{
    			SnapshotId:               snapshot,
    			TargetDeploymentItemName: target,
    		},
    	}
    	job, _, err := s.snapshots.DownloadSharedClusterBackupWithParams(ctx, params).Execute()
    	if err != nil {
    		return "", err
    	}
    	if job.SnapshotId != snapshot {
    		return "", fmt.Errorf("got %s of %s", job.SnapshotId, *job.ClusterName)
    	}
    	return job.GetSnapshotUrl(), nil
    }

    func main() {
    	client, err := admin.NewClient(admin.UseHTTPClient(recorder()))
    	if err != nil {
    		log.Fatal(err)
    	}
    	ctx := context.Background()
    	s := newService(client, "group")
    	snapshots, err := s.list(ctx, "cluster")
    	if err != nil {
    		log.Fatal(err)
    	}
    	for _, snapshot := range snapshots {
    		fmt.Println(snapshot.GetId(), snapshot.GetMongoDBVersion())
    	}
    	if err := s.jobs(ctx, "cluster"); err != nil {
    		log.Fatal(err)
    	}
    	job, err := s.restore(ctx, "cluster", "snap")
    	if err != nil {
    		log.Fatal(err)
    	}
    	fmt.Println(job.GetClusterName(), job.SnapshotId)
    	fmt.Println(s.download(ctx, "cluster", "snap"))
    	one, _, err := client.SharedTierSnapshotsApi.
    		GetSharedClusterBackup(ctx, "group", "cluster", "snap").
    		Execute()
    	fmt.Println(one.GetStatus(), err)
    	get := client.SharedTierRestoreJobsApi.GetSharedClusterBackupRestoreJob
    	again, _, err := get(ctx, "cluster", "group", "job").Execute()
    	fmt.Println(again.GetStatus(), err)
    }

    """#

  static let packages = #"""
    package main

    import (
    	"context"
    	"fmt"

    	"example.com/backup/internal/atlas"
    	"example.com/backup/internal/jobs"
    )

    func main() {
    	ctx := context.Background()
    	client, err := atlas.New(recorder())
    	if err != nil {
    		panic(err)
    	}
    	job, err := client.Restore(ctx, "cluster-1", "snapshot-1")
    	if err != nil {
    		panic(err)
    	}
    	fmt.Println(job.GetClusterName(), job.TargetDeploymentItemName)
    	fmt.Println(jobs.Wait(ctx, client, job))
    	page, _, err := client.SDK.SharedTierRestoreJobsApi.ListSharedClusterBackupRestoreJobs(ctx, "cluster-2", client.Project).Execute()
    	if err != nil {
    		panic(err)
    	}
    	for i := range page.GetResults() {
    		fmt.Println(page.GetResults()[i].SnapshotId)
    	}
    }

    """#

  static let packagesClient = #"""
    // Package atlas wraps the client.
    package atlas

    import (
    	"context"
    	"net/http"

    	"go.mongodb.org/atlas-sdk/v20231115008/admin"
    )

    // Client knows the project.
    type Client struct {
    	SDK     *admin.APIClient
    	Project string
    }

    // New connects.
    func New(client *http.Client) (*Client, error) {
    	sdk, err := admin.NewClient(admin.UseHTTPClient(client))
    	if err != nil {
    		return nil, err
    	}
    	return &Client{SDK: sdk, Project: "group-1"}, nil
    }

    // Restore begins a restore.
    func (c *Client) Restore(ctx context.Context, cluster, snapshot string) (*admin.TenantRestore, error) {
    	request := &admin.TenantRestore{SnapshotId: snapshot, TargetDeploymentItemName: cluster}
    	if cluster != "" {
    		request.TargetProjectId = &c.Project
    	}
    	job, _, err := c.SDK.SharedTierRestoreJobsApi.
    		CreateSharedClusterBackupRestoreJob(
    			ctx, /* where */ cluster, /* whose */ c.Project, request).
    		Execute()
    	return job, err
    }

    """#

  static let packagesJobs = #"""
    package jobs

    import (
    	"context"

    	"example.com/backup/internal/atlas"
    	sdk "go.mongodb.org/atlas-sdk/v20231115008/admin"
    )

    // Wait asks once.
    func Wait(ctx context.Context, client *atlas.Client, job *sdk.TenantRestore) (string, error) {
    	api := client.SDK.SharedTierRestoreJobsApi
    	now, _, err := api.GetSharedClusterBackupRestoreJob(ctx, job.GetClusterName(), client.Project, job.GetId()).Execute()
    	if err != nil {
    		return "", err
    	}
    	return now.SnapshotId + now.GetStatus(), nil
    }

    """#

  static let aliases = #"""
    package main

    import (
    	"context"
    	"fmt"

    	newer "go.mongodb.org/atlas-sdk/v20250312018/admin"
    	older "go.mongodb.org/atlas-sdk/v20250312006/admin"
    )

    // TenantRestore is our own and has nothing to do with the SDK.
    type TenantRestore struct{ ClusterName, SnapshotId string }

    // SharedTierSnapshotsApi is our own as well.
    type SharedTierSnapshotsApi interface{ GetClusterName() string }

    func (t TenantRestore) GetClusterName() string { return t.ClusterName }

    type snapshots = []older.BackupTenantSnapshot

    func main() {
    	ctx := context.Background()
    	admin, err := older.NewClient(older.UseHTTPClient(recorder()))
    	if err != nil {
    		panic(err)
    	}
    	flex, err := newer.NewClient(newer.UseHTTPClient(recorder()))
    	if err != nil {
    		panic(err)
    	}
    	var own SharedTierSnapshotsApi = TenantRestore{ClusterName: "own"}
    	fmt.Println(own.GetClusterName())
    	var list snapshots
    	if page, _, err := admin.SharedTierSnapshotsApi.ListSharedClusterBackups(ctx, "group-1", "cluster-1").Execute(); err == nil {
    		list = append(list, page.GetResults()...)
    	}
    	for _, s := range list {
    		fmt.Println(s.GetId(), *s.Status)
    	}
    	params := older.GetSharedClusterBackupRestoreJobApiParams{GroupId: "group-2", ClusterName: "cluster-2"}
    	params.RestoreId = "job-2"
    	job, _, err := admin.SharedTierRestoreJobsApi.GetSharedClusterBackupRestoreJobWithParams(ctx, &params).Execute()
    	if name, ok := job.GetClusterNameOk(); ok && job.HasClusterName() && job.ClusterName != nil {
    		fmt.Println(*name, err)
    	}
    	one, _, err := flex.FlexSnapshotsApi.GetFlexBackupSnapshot(ctx, "group-3", "flex-3", "snapshot-3").Execute()
    	fmt.Println(one.GetStatus(), err)
    }

    """#

  static let dotted = #"""
    //go:build linux || darwin || windows

    package main

    import (
    	"context"
    	"fmt"

    	. "go.mongodb.org/atlas-sdk/v20250312007/admin"
    )

    type restorer func(ctx context.Context, name string) (*TenantRestore, error)

    func main() {
    	client, err := NewClient(UseHTTPClient(recorder()))
    	if err != nil {
    		panic(err)
    	}
    	var restore restorer = func(ctx context.Context, name string) (*TenantRestore, error) {
    		body := NewTenantRestoreWithDefaults()
    		body.SnapshotId = "snapshot-1"
    		body.SetTargetDeploymentItemName(name)
    		job, _, err := client.SharedTierRestoreJobsApi.CreateBackupTenantRestore(ctx, name, "group-1", body).Execute()
    		return job, err
    	}
    	job, err := restore(context.Background(), "cluster-1")
    	fmt.Println(job.SnapshotId, err)
    	var page *PaginatedTenantSnapshot
    	page, _, err = client.SharedTierSnapshotsApi.ListClusterBackupSnapshots(context.Background(), "group-2", "cluster-2").Execute()
    	fmt.Println(len(page.GetResults()), err)
    }

    """#

  static let mocked = #"""
    package main

    import (
    	"context"

    	"go.mongodb.org/atlas-sdk/v20250219001/admin"
    )

    // restores is what we need of the SDK.
    type restores interface {
    	GetSharedClusterBackupRestoreJob(ctx context.Context, clusterName string, groupId string, restoreId string) admin.GetSharedClusterBackupRestoreJobApiRequest
    	ListSharedClusterBackupRestoreJobs(ctx context.Context, clusterName, groupId string) admin.ListSharedClusterBackupRestoreJobsApiRequest
    }

    func status(ctx context.Context, api restores, project, cluster, job string) (string, error) {
    	found, _, err := api.GetSharedClusterBackupRestoreJob(ctx, cluster, project, job).Execute()
    	if err != nil {
    		return "", err
    	}
    	return found.GetClusterName() + found.SnapshotId, nil
    }

    func main() {
    	client, err := admin.NewClient()
    	if err != nil {
    		panic(err)
    	}
    	_, _ = status(context.Background(), client.SharedTierRestoreJobsApi, "p", "c", "j")
    	_ = recorder()
    }

    """#

  static let mocks = #"""
    package main

    import (
    	"context"
    	"net/http"
    	"testing"

    	"go.mongodb.org/atlas-sdk/v20250219001/admin"
    	"go.mongodb.org/atlas-sdk/v20250219001/mockadmin"
    )

    type fake struct {
    	admin.SharedTierRestoreJobsApi
    	cluster, group string
    }

    func (f *fake) GetSharedClusterBackupRestoreJob(_ context.Context, clusterName string, groupId string, restoreId string) admin.GetSharedClusterBackupRestoreJobApiRequest {
    	f.cluster, f.group = clusterName, groupId
    	return admin.GetSharedClusterBackupRestoreJobApiRequest{ApiService: f}
    }

    func (f *fake) GetSharedClusterBackupRestoreJobExecute(r admin.GetSharedClusterBackupRestoreJobApiRequest) (*admin.TenantRestore, *http.Response, error) {
    	return &admin.TenantRestore{ClusterName: admin.PtrString("c"), SnapshotId: "s"}, nil, nil
    }

    func TestFake(t *testing.T) {
    	f := &fake{}
    	got, err := status(context.Background(), f, "project", "cluster", "job")
    	if err != nil || got != "cs" || f.cluster != "cluster" || f.group != "project" {
    		t.Fatal(got, err, f.cluster, f.group)
    	}
    }

    func TestMock(t *testing.T) {
    	m := mockadmin.NewSharedTierRestoreJobsApi(t)
    	m.EXPECT().
    		GetSharedClusterBackupRestoreJob(mockadmin.Anything, "cluster", "project", "job").
    		Return(admin.GetSharedClusterBackupRestoreJobApiRequest{ApiService: m})
    	m.EXPECT().
    		GetSharedClusterBackupRestoreJobExecute(mockadmin.Anything).
    		Return(admin.NewTenantRestore("s", "t"), nil, nil)
    	m.EXPECT().ListSharedClusterBackupRestoreJobs(mockadmin.Anything, "cluster", "project").
    		RunAndReturn(func(_ context.Context, clusterName, groupId string) admin.ListSharedClusterBackupRestoreJobsApiRequest {
    			if clusterName != "cluster" || groupId != "project" {
    				t.Error(clusterName, groupId)
    			}
    			return admin.ListSharedClusterBackupRestoreJobsApiRequest{ApiService: m}
    		})
    	got, err := status(context.Background(), m, "project", "cluster", "job")
    	if err != nil || got != "s" {
    		t.Fatal(got, err)
    	}
    	_ = m.ListSharedClusterBackupRestoreJobs(context.Background(), "cluster", "project")
    	var api admin.SharedTierRestoreJobsApi = m
    	if api == nil {
    		t.Fatal("no mock")
    	}
    }

    func TestText(t *testing.T) {
    	m := mockadmin.NewSharedTierRestoreJobsApi(t)
    	m.On("GetSharedClusterBackupRestoreJob", mockadmin.Anything, "cluster", "project", "job").
    		Return(admin.GetSharedClusterBackupRestoreJobApiRequest{ApiService: m})
    	_ = m.GetSharedClusterBackupRestoreJob(context.Background(), "cluster", "project", "job")
    }

    """#

  static let fields = #"""
    package main

    import (
    	"context"
    	"fmt"

    	"go.mongodb.org/atlas-sdk/v20250312015/admin"
    )

    type report struct {
    	job    admin.TenantRestore // the last one
    	pages  map[string]*admin.PaginatedTenantRestore
    	number int
    }

    func describe(job *admin.TenantRestore) string {
    	if job == nil || job.SnapshotId == "" {
    		return "none"
    	}
    	switch job.TargetDeploymentItemName {
    	case "item-9":
    		return job.SnapshotId + "!"
    	}
    	return job.SnapshotId
    }

    func main() {
    	ctx := context.Background()
    	client, err := admin.NewClient(admin.UseHTTPClient(recorder()))
    	if err != nil {
    		panic(err)
    	}
    	r := report{pages: map[string]*admin.PaginatedTenantRestore{}}
    	page, _, err := client.SharedTierRestoreJobsApi.ListBackupTenantRestores(ctx, "cluster-1", "group-1").Execute()
    	if err != nil {
    		panic(err)
    	}
    	r.pages["cluster-1"] = page
    	if page.Results != nil {
    		for _, job := range *page.Results {
    			r.job = job
    			r.number++
    		}
    	}
    	r.job.SnapshotId = r.job.SnapshotId + "-seen"
    	fmt.Println(describe(&r.job), r.number, r.job.GetClusterName())
    	extra, unused := "item-2", "project-2"
    	download := &admin.TenantRestore{
    		// the one to load
    		SnapshotId: "snapshot-2", // and no other

    		TargetDeploymentItemName: extra,
    	}
    	download.TargetProjectId = &unused
    	got, _, err := client.SharedTierSnapshotsApi.DownloadClusterBackupTenant(ctx, "cluster-2", "group-2", download).Execute()
    	fmt.Println(describe(got), err, unused)
    	snapshot, _, err := client.SharedTierSnapshotsApi.GetBackupTenantSnapshot(ctx, "group-3", "cluster-3", "snapshot-3").Execute()
    	fmt.Println(snapshot.GetId(), *snapshot.Status, snapshot.Expiration == nil, err)
    }

    """#
}
