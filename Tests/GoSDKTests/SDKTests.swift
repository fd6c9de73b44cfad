import Testing

@testable import GoSDK

/// A function over a typed client; `body` is its inside, each line with a tab.
private func function(_ body: String, _ version: String = "v20241113005") -> String {
  """
  package p

  import (
  \t"context"

  \t"go.mongodb.org/atlas-sdk/\(version)/admin"
  )

  func f(ctx context.Context, client *admin.APIClient, group, cluster, id string) {
  \(body)
  }

  """
}

@Suite struct SDKTests {
  @Test(
    "comments stay with their argument",
    arguments: [
      ("ctx, cluster, group", "ctx, group, cluster"),
      ("ctx, /* c */ cluster, /* g */ group", "ctx, /* g */ group, /* c */ cluster"),
      ("ctx, cluster /* c */, group /* g */", "ctx, group /* g */, cluster /* c */"),
      (
        "\n\t\tctx,\n\t\tcluster, // c\n\t\tgroup, // g\n\t",
        "\n\t\tctx,\n\t\tgroup, // g\n\t\tcluster, // c\n\t"
      ),
      (
        "\n\t\tctx,\n\t\t// the cluster\n\t\tcluster,\n\t\tgroup,\n\t",
        "\n\t\tctx,\n\t\tgroup,\n\t\t// the cluster\n\t\tcluster,\n\t"
      ),
      ("ctx,\n\t\tcluster, // c\n\t\tgroup", "ctx,\n\t\tgroup,\n\t\tcluster /* c */"),
      ("ctx, cluster, // c\n\t\tgroup", "ctx, group,\n\t\tcluster /* c */"),
    ])
  func comments(_ old: String, _ new: String) {
    let text = "\tclient.SharedTierRestoreJobsApi.ListSharedClusterBackupRestoreJobs(\(old))"
    let migrated = Migrated(function(text))
    #expect(migrated.obstacles == [])
    let found = migrated.text().components(separatedBy: "ListFlexBackupRestoreJobs(").last ?? ""
    #expect(found.hasPrefix(new + ")"), "\(found)")
  }

  @Test(
    "the name of a type that changes may be looked at",
    arguments: [
      ("fmt.Sprintf(\"%T\", job)", true), ("fmt.Sprintf(\"%-20[1]T\", job)", true),
      ("fmt.Sprintf(\"%#v\", job)", true), ("reflect.TypeOf(job).Elem().Name()", true),
      ("fmt.Sprintf(\"%s\", job.GetId())", false), ("reflect.DeepEqual(job, job)", false),
      ("fmt.Sprintf(\"%T\", group)", false), ("fmt.Sprint(job.GetStatus(), \"T\")", false),
    ])
  func namesOfTypes(_ use: String, _ isAssumed: Bool) {
    let call = "client.SharedTierRestoreJobsApi.GetSharedClusterBackupRestoreJob"
    let text = function("\tjob, _, _ := \(call)(ctx, cluster, group, id).Execute()\n\t_ = \(use)")
    let migrated = Migrated(
      text.replacing("\t\"context\"", with: "\t\"context\"\n\t\"fmt\"\n\t\"reflect\""))
    #expect(migrated.assumptions.contains { $0.contains("name of the type") } == isAssumed)
  }

  @Test func argumentsWithEffectsNeedAnAssumption() {
    let call = "client.SharedTierRestoreJobsApi.ListSharedClusterBackupRestoreJobs"
    let two = Migrated(function("\t\(call)(ctx, next(), other())"))
    #expect(two.assumptions.count == 1)
    #expect(two.text().contains("ListFlexBackupRestoreJobs(ctx, other(), next())"))
    let one = Migrated(function("\t\(call)(ctx, next(), group)"))
    #expect(one.assumptions.isEmpty)
    #expect(one.text().contains("(ctx, group, next())"))
    let spread = Migrated(function("\t\(call)(all())"))
    #expect(spread.obstacles.count == 1)
    #expect(spread.edits.isEmpty)
  }

  @Test func aBodyForTwoOperationsStays() {
    let migrated = Migrated(
      function(
        """
        \tbody := admin.NewTenantRestore(id, cluster)
        \tclient.SharedTierRestoreJobsApi.CreateSharedClusterBackupRestoreJob(ctx, cluster, group, body)
        \tclient.SharedTierSnapshotsApi.DownloadSharedClusterBackup(ctx, cluster, group, body)
        """))
    #expect(migrated.edits.isEmpty)
    #expect(migrated.plan.groups.flatMap(\.calls).count == 2)
    #expect(
      migrated.obstacles.contains { text in
        text.contains("FlexBackupRestoreJobCreate20241113")
          && text.contains("FlexBackupSnapshotDownloadCreate20241113")
      })
  }

  @Test func aModelWithoutFlowNamesTheChoices() {
    let migrated = Migrated(function("\tvar none admin.TenantRestore\n\t_ = none"))
    #expect(migrated.edits.isEmpty)
    #expect(
      migrated.obstacles.first?.contains("FlexBackupRestoreJob20241113` for an answer") == true)
    #expect(migrated.plan.groups.flatMap(\.calls).map(\.isCall) == [false])
  }

  @Test(
    "what cannot be told is left alone",
    arguments: [
      "\tcall(client.SharedTierRestoreJobsApi.ListSharedClusterBackupRestoreJobs)\n}\n\nfunc call(f func(context.Context, string, string) admin.ListSharedClusterBackupRestoreJobsApiRequest) {\n\tf(nil, \"a\", \"b\")",
      "\tjob, _, _ := client.SharedTierRestoreJobsApi.GetSharedClusterBackupRestoreJob(ctx, cluster, group, id).Execute()\n\tset(&job.SnapshotId)",
      "\tjob, _, _ := client.SharedTierRestoreJobsApi.GetSharedClusterBackupRestoreJob(ctx, cluster, group, id).Execute()\n\tjob.SnapshotId += id",
      "\tbody := &admin.TenantRestore{SnapshotId: id, TargetDeploymentItemName: cluster}\n\tprintln(body.TargetDeploymentItemName)\n\tclient.SharedTierSnapshotsApi.DownloadSharedClusterBackup(ctx, cluster, group, body)",
      "\tbody := &admin.TenantRestore{SnapshotId: id, TargetDeploymentItemName: next()}\n\tclient.SharedTierSnapshotsApi.DownloadSharedClusterBackup(ctx, cluster, group, body)",
      "\tjob, _, _ := client.SharedTierRestoreJobsApi.GetSharedClusterBackupRestoreJob(ctx, cluster, group, id).Execute()\n\tclient.SharedTierRestoreJobsApi.CreateSharedClusterBackupRestoreJob(ctx, cluster, group, job)",
      "\tjob, _, _ := client.SharedTierRestoreJobsApi.GetSharedClusterBackupRestoreJob(ctx, cluster, group, id).Execute()\n\tprintln(*job == *job)",
      "\tclient.SharedTierRestoreJobsApi.ListSharedClusterBackupRestoreJobs(ctx, next(), next())",
      "\ttype own admin.TenantRestore\n\tjob, _, _ := client.SharedTierRestoreJobsApi.GetSharedClusterBackupRestoreJob(ctx, cluster, group, id).Execute()\n\tprintln((*own)(job).SnapshotId)",
      "\tjob, _, _ := client.SharedTierRestoreJobsApi.GetSharedClusterBackupRestoreJob(ctx, cluster, group, id).Execute()\n\tprintln(other.Convert(job, thing).SnapshotId)",
      "\tjob, _, _ := client.SharedTierRestoreJobsApi.GetSharedClusterBackupRestoreJob(ctx, cluster, group, id).Execute()\n\tdata, _ := json.Marshal(job)\n\tm := map[string]any{}\n\tjson.Unmarshal(data, &m)\n\tprintln(m[\"clusterName\"])",
      "\tjobs := map[string]admin.TenantRestore{}\n\tjob, _, _ := client.SharedTierRestoreJobsApi.GetSharedClusterBackupRestoreJob(ctx, cluster, group, id).Execute()\n\tjobs[id] = *job\n\tprintln(jobs[id].SnapshotId)",
    ])
  func unprovable(_ body: String) {
    let migrated = Migrated(function(body))
    #expect(!migrated.obstacles.isEmpty)
    #expect(migrated.edits.isEmpty, "\(migrated.text())")
    #expect(migrated.plan.groups.allSatisfy { !$0.calls.isEmpty })
  }

  @Test func wholeValuesThatAreHandedOnGetANote() {
    let get = "client.SharedTierRestoreJobsApi.GetSharedClusterBackupRestoreJob"
    let migrated = Migrated(
      function("\tjob, _, _ := \(get)(ctx, cluster, group, id).Execute()\n\tjson.Marshal(job)"))
    #expect(migrated.obstacles == [])
    #expect(
      migrated.plan.groups.flatMap(\.notes).contains { note in
        note.contains("`json.Marshal`") && note.contains("`InstanceName`")
      })
  }

  @Test(
    "text that names a field of a value that is handed on",
    arguments: [
      "\tshow(\"{{.ClusterName}}\", job)",
      "\tvar v struct{ Name string `json:\"clusterName\"` }\n\tdata, _ := json.Marshal(job)\n\tjson.Unmarshal(data, &v)",
    ])
  func textThatNamesAField(_ reader: String) {
    let get = "client.SharedTierRestoreJobsApi.GetSharedClusterBackupRestoreJob"
    let migrated = Migrated(
      function("\tjob, _, _ := \(get)(ctx, cluster, group, id).Execute()\n\(reader)"))
    #expect(migrated.obstacles == [])
    #expect(migrated.assumptions.count == 1)
    #expect(migrated.assumptions.first?.contains("`ClusterName`") == true)
  }

  @Test func syntaxErrorsStopNothing() {
    let text = function(
      "\tclient.SharedTierSnapshotsApi.ListSharedClusterBackups(ctx, group, cluster)")
    let migrated = Migrated(text + "\nfunc broken( {\n")
    #expect(migrated.edits.isEmpty)
    #expect(migrated.plan.groups.flatMap(\.calls).count == 1)
    #expect(migrated.obstacles.contains { $0.contains("syntax error") })
    for end in text.utf8.indices where end.utf16Offset(in: text) % 9 == 0 {
      _ = Migrated(String(decoding: text.utf8[..<end], as: UTF8.self))
    }
  }

  @Test func namesOfOnesOwnStay() {
    let text = """
      package p

      type SharedTierSnapshotsApi struct{}

      func (SharedTierSnapshotsApi) ListSharedClusterBackups(a, b string) {}

      type client struct{ SharedTierSnapshotsApi SharedTierSnapshotsApi }

      // SharedTierSnapshotsApi is a name.
      func f(c client) { c.SharedTierSnapshotsApi.ListSharedClusterBackups("a", "b") }

      """
    let migrated = Migrated(text)
    #expect(migrated.plan.groups.isEmpty)
    #expect(migrated.plan.otherNames.count == 6)
    #expect(migrated.plan.otherNames.filter(\.isComment).count == 1)
  }

  @Test func generatedFilesStay() {
    let text = function(
      "\tclient.SharedTierSnapshotsApi.ListSharedClusterBackups(ctx, group, cluster)")
    let migrated = Migrated("// Code generated by a tool. DO NOT EDIT.\n\n" + text)
    #expect(migrated.plan.groups.map(\.isForeign) == [true])
  }

  @Test("the documentation's sample gets names that exist", arguments: [":=", "="])
  func documentationsSample(_ sign: String) {
    let text = function(
      """
      \tparams \(sign) &admin.DownloadGroupClusterBackupTenantApiParams{}
      \tsdkResp, httpResp, err := client.Shared - TierSnapshotsApi.
      \t\tDownloadGroupClusterBackupTenantWithParams(ctx, params).
      \t\tExecute()
      """, "v20250219001")
    let migrated = Migrated(text)
    #expect(migrated.obstacles == [])
    #expect(migrated.assumptions.count == 1)
    #expect(migrated.text().contains("params \(sign) &admin.DownloadFlexBackupApiParams{}\n"))
    #expect(migrated.plan.groups.count == 1)
    #expect(
      migrated.text().contains(
        "client.FlexSnapshotsApi.\n\t\tDownloadFlexBackupWithParams(ctx, params).\n\t\tExecute()"))
  }

  @Test func aMoveTakesImportsAndTheManifestAlong() throws {
    let call = function(
      "\tclient.SharedTierSnapshotsApi.ListSharedClusterBackups(ctx, group, cluster)",
      "v20231115002")
    let other = """
      package p

      import "go.mongodb.org/atlas-sdk/v20231115002/admin"

      func g(e *admin.ApiError) bool { return e.ErrorCode != nil && *e.ErrorCode == "X" }

      func h(err error) string {
      	if e, ok := admin.AsError(err); ok {
      		return *e.ErrorCode
      	}
      	return *last.ErrorCode
      }

      """
    let migrated = Migrated(
      ["a.go": call, "b.go": other],
      goMod:
        "module m\n\nrequire (\n\tgo.mongodb.org/atlas-sdk/v20231115002 v20231115002.1.0 // SDK\n)\n"
    )
    let group = try #require(migrated.plan.groups.first)
    #expect(group.target == rules.smallest)
    #expect(migrated.text("b.go").contains("atlas-sdk/v20241113005/admin\""))
    #expect(
      migrated.text("go.mod").contains(
        "\tgo.mongodb.org/atlas-sdk/v20241113005 v20241113005.0.0 // SDK\n"))
    #expect(group.assumptions.contains { $0.contains("go mod tidy") })
    #expect(group.notes.contains { $0.contains("ErrorCode") && $0.contains("b.go:5") })
    #expect(
      group.assumptions.contains {
        $0.contains("the program does not compile until b.go:11 is changed")
      })
    #expect(migrated.text("b.go").contains(#"return e.ErrorCode != "" && e.ErrorCode == "X" }"#))
    #expect(migrated.text("b.go").contains("\t\treturn e.ErrorCode\n"))
    #expect(migrated.text("b.go").contains("\treturn *last.ErrorCode\n"))
  }

  @Test func aMoveThatWouldBreakTheRestIsNotMade() {
    let text = function(
      """
      \tvar none admin.TenantRestore
      \t_ = none
      \tclient.SharedTierSnapshotsApi.ListSharedClusterBackups(ctx, group, cluster)
      """)
    let stays = Migrated(text, target: "v20250312016.0.0")
    #expect(stays.edits.isEmpty)
    #expect(!Migrated(text).edits.isEmpty)
  }

  @Test func unusedImportsAndVariablesGo() {
    let text = """
      package p

      import (
      \t"context"
      \t"strings"

      \t"go.mongodb.org/atlas-sdk/v20241113005/admin"
      )

      func f(ctx context.Context, client *admin.APIClient) {
      \tname, id := pair()
      \ttarget := strings.ToLower(name)
      \tbody := admin.TenantRestore{
      \t\tSnapshotId:               id,
      \t\tTargetDeploymentItemName: target, // where to
      \t}
      \tclient.SharedTierSnapshotsApi.DownloadSharedClusterBackup(ctx, "c", "g", &body)
      }

      """
    let after = Migrated(text).text()
    #expect(after.contains("\t_, id := pair()\n\tbody := admin.FlexBackupSnapshotDownloadCreate"))
    #expect(after.contains("{\n\t\tSnapshotId: id,\n\t}\n"))
    #expect(!after.contains("strings"))
  }
}
