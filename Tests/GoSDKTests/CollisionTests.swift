import Testing
import Text

@testable import GoSDK

private let head = """
  package p

  import (
  \t"context"

  \t"go.mongodb.org/atlas-sdk/v20241113005/admin"
  )

  func get(ctx context.Context, client *admin.APIClient) *admin.TenantRestore {
  \tjob, _, _ := client.SharedTierRestoreJobsApi.GetSharedClusterBackupRestoreJob(ctx, "c", "g", "r").Execute()
  \treturn job
  }

  """

@Suite struct CollisionTests {
  @Test(
    "new names that would mean something else",
    arguments: [
      // A method that would call itself.
      "type view struct {\n\t*admin.TenantRestore\n\tprefix string\n}\n\nfunc (v view) GetSnapshotId() string { return v.prefix + v.SnapshotId }\n",
      "type view struct{ *admin.TenantRestore }\n\nfunc (v view) GetInstanceName() string { return v.GetClusterName() }\n",
      // A field of the struct around it.
      "type view struct {\n\t*admin.TenantRestore\n\tInstanceName string\n}\n\nfunc name(v view) string { return *v.ClusterName }\n",
      // Both models beside one another.
      "func name(v any) string {\n\tswitch v.(type) {\n\tcase *admin.TenantRestore:\n\t\treturn \"old\"\n\tcase *admin.FlexBackupRestoreJob20241113:\n\t\treturn \"new\"\n\t}\n\treturn \"\"\n}\n",
      "type job struct {\n\t*admin.TenantRestore\n\t*admin.FlexBackupRestoreJob20241113\n}\n",
      "type api interface {\n\tadmin.SharedTierRestoreJobsApi\n\tadmin.FlexRestoreJobsApi\n}\n\nfunc use(a api, ctx context.Context) { a.GetSharedClusterBackupRestoreJob(ctx, \"c\", \"g\", \"r\") }\n",
      // One body for two operations, by its place.
      "func send(ctx context.Context, client *admin.APIClient, body *admin.TenantRestore) {\n\tclient.SharedTierSnapshotsApi.DownloadSharedClusterBackupWithParams(ctx, &admin.DownloadSharedClusterBackupApiParams{\"c\", \"g\", body})\n\tclient.SharedTierRestoreJobsApi.CreateSharedClusterBackupRestoreJob(ctx, \"c\", \"g\", body)\n}\n",
      // Another `admin`.
      "type own = admin.TenantRestore\n\nfunc make(admin string) *own { return &own{SnapshotId: admin} }\n",
    ])
  func collisions(_ text: String) {
    let migrated = Migrated(head + text)
    #expect(!migrated.obstacles.isEmpty)
    #expect(migrated.text().hasSuffix(text), "\(migrated.text())")
  }

  @Test func aMockOfTestifyIsAskedByTheNewName() {
    let migrated = Migrated(
      head + """
        type double struct {
        \tmock.Mock
        \tadmin.SharedTierRestoreJobsApi
        }

        func (m *double) GetSharedClusterBackupRestoreJob(ctx context.Context, clusterName, groupId, restoreId string) admin.GetSharedClusterBackupRestoreJobApiRequest {
        \treturn m.Called(clusterName, groupId, restoreId).Get(0).(admin.GetSharedClusterBackupRestoreJobApiRequest)
        }

        func expect(m *double) {
        \tm.On("GetSharedClusterBackupRestoreJob", "c", "g", "r").Return(nil)
        \tm.AssertCalled(nil, "GetSharedClusterBackupRestoreJob", "c", "g", "r")
        }

        """)
    #expect(migrated.obstacles == [])
    let text = migrated.text()
    #expect(text.contains("m.On(\"GetFlexBackupRestoreJob\", \"c\", \"g\", \"r\")"), "\(text)")
    #expect(text.contains("m.AssertCalled(nil, \"GetFlexBackupRestoreJob\", \"c\", \"g\", \"r\")"))
    #expect(text.contains("m.Called(clusterName, groupId, restoreId)"))
  }

  @Test("what others may import", arguments: [true, false])
  func exports(_ isClosed: Bool) {
    let bytes = [UInt8](head.replacing("func get", with: "func Get").utf8)
    var sources = SourceSet()
    let file = sources.add(.init(path: [UInt8]("store.go".utf8), bytes: bytes))
    let source = GoSource(file: file, path: [UInt8]("store.go".utf8), bytes: bytes)
    let package = GoPackage(
      importPath: "example.com/store", sources: [source], isClosed: isClosed)
    let plan = migrateSDKCalls(
      of: GoModule(packages: [package], manifest: nil), rules: rules, target: nil)
    #expect(plan.groups.flatMap(\.assumptions).contains { $0.contains("`Get`") } == !isClosed)
  }

  @Test(
    "a name that stays holds back what it has to do with",
    arguments: [
      ("TenantRestore", ["create", "download", "restore-job"], ["snapshots"]),
      ("BackupTenantSnapshot", ["snapshots"], ["restore-job", "download"]),
    ])
  func names(_ name: String, _ held: [String], _ free: [String]) {
    let found = SDKNames(rules).rules(about: name)
    #expect(!found.isEmpty)
    for word in free { #expect(!found.contains { $0.hasSuffix(word) }, "\(found)") }
    for word in held where word != "create" {
      #expect(found.contains { $0.hasSuffix(word) }, "\(found)")
    }
  }
}
