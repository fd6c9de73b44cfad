import Migration
import Rules
import Testing
import Text

/// Code that uses generated names, and where it is reported with which new name.
struct NameCase: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  /// `line:column rule: new name`
  let findings: [String]
  var testDescription: String { "\(name): \(text.prefix(60))" }

  init(_ name: String, _ text: String, _ findings: [String]) {
    self.name = name
    self.text = text
    self.findings = findings
  }
}

/// Names of the API in generated code, and paths whose slashes are escaped.
struct GeneratedNameTests {
  private static let list = "tenant-backup-snapshots"

  // Operations as the generators of openapi-generator spell them (wtrocki/python-client-atlas,
  // wtrocki/ts-client-atlas, SuperMohit/mongodb-atlas-go-client), functions of pulumi-mongodbatlas
  // and classes of cdktf-provider-mongodbatlas.
  static let cases = [
    NameCase(
      "a.py", "# atlas\napi.list_shared_cluster_backups(path_params={})\n",
      ["2:5 \(list): list_flex_backups"]),
    NameCase(
      "a.rb",
      "# atlas\napi = A::SharedTierSnapshotsApi.new\napi.get_shared_cluster_backup(g, c, s)\n",
      ["3:5 tenant-backup-snapshot: get_flex_backup"]),
    NameCase(
      "a.php", "<?php // atlas\n$api->returnAllSnapshotsForOneM2OrM5Cluster($g, $c);\n",
      ["2:7 \(list): listFlexBackups"]),
    NameCase(
      "a.cs", "// atlas\nvar r = await api.ListClusterBackupSnapshotsAsync(g, c);\n",
      ["2:19 \(list): ListFlexBackupSnapshots"]),
    NameCase(
      "a.rs", "// atlas\nlet r = api::create_backup_tenant_restore(&config, c, g).await?;\n",
      ["2:14 tenant-backup-restore: create_flex_restore_job"]),
    NameCase(
      "a.ts",
      "import { listSharedClusterBackups } from './atlas';\nawait listSharedClusterBackups({});\n",
      ["2:7 \(list): listFlexBackups"]),
    NameCase(
      "b.ts", "// atlas\nnew SharedTierRestoreJobsApi(config);\n",
      ["2:5 tenant-backup-restore: FlexRestoreJobsApi"]),
    NameCase(
      "c.ts",
      "import * as m from '@pulumi/mongodbatlas';\nm.getSharedTierSnapshotOutput({ clusterName });\n",
      ["2:3 tenant-backup-snapshot: getFlexSnapshot"]),
    NameCase(
      "d.ts", "export { getSharedTierRestoreJobs } from '@pulumi/mongodbatlas';\n",
      ["1:10 tenant-backup-restore-jobs: getFlexRestoreJobs"]),
    NameCase(
      "e.ts",
      "import { DataMongodbatlasSharedTierSnapshots as S } from 'x';\nnew "
        + "DataMongodbatlasSharedTierSnapshots(this, 's', {});\n",
      ["2:5 \(list): DataMongodbatlasFlexSnapshots"]),
    NameCase(
      "b.py", "import pulumi_mongodbatlas as m\nm.get_shared_tier_restore_job(job_id=j)\n",
      ["2:3 tenant-backup-restore-job: get_flex_restore_job"]),
    NameCase(
      "b.cs", "await GetSharedTierSnapshots.InvokeAsync(new GetSharedTierSnapshotsArgs());\n",
      ["1:7 \(list): GetFlexSnapshots"]),
    NameCase(
      "Pulumi.yaml",
      "variables:\n  s:\n    fn::invoke:\n"
        + "      function: mongodbatlas:getSharedTierSnapshots\n",
      ["4:30 \(list): getFlexSnapshots"]),
    NameCase(
      "a.go", "package a\n\nfunc f() { mongodbatlas.LookupSharedTierSnapshots(ctx, nil) }\n",
      ["3:25 \(list): LookupFlexSnapshots"]),
    NameCase("c.py", "# atlas: api.list_shared_cluster_backups()\n", []),
    NameCase("d.py", "log('atlas list_shared_cluster_backups')\n", []),
    NameCase(
      "e.py", "# atlas\ndef list_shared_cluster_backups(): pass\nx.list_shared_cluster_backups()\n",
      []),
    NameCase("f.py", "# atlas\nself.list_shared_cluster_backups()\n", []),
    NameCase(
      "b.go",
      "package a\n\n// ListSharedClusterBackups of atlas\nfunc f() { x.ListSharedClusterBackups() }\n",
      []),
    NameCase("a.yaml", "# mongodbatlas:getSharedTierSnapshots\na: 1\n", []),
  ]

  @Test("a generated name is reported where it is used", arguments: cases)
  func reports(_ example: NameCase) throws {
    let bytes = [UInt8](example.text.utf8)
    let outcome = try run(bytes, named: example.name)
    let table = LineTable(bytes)
    let found = outcome.findings.filter { $0.kind == .call }.map { finding in
      let place = table.position(at: finding.range.start)
      let note = finding.notes.first { $0.hasPrefix("write `") } ?? ""
      return "\(place.line):\(place.column) \(finding.rule): "
        + note.dropFirst(7).prefix { $0 != "`" }
    }
    #expect(found == example.findings)
    #expect(outcome.findings.allSatisfy { $0.level == .manual || $0.level == .note })
    #expect(outcome.edits(of: Set(Level.allCases)).isEmpty)
  }

  @Test(arguments: [
    (
      "a.json",
      #"{"url": "https:\/\/cloud.mongodb.com\/api\/atlas\/v2\/groups\/1\/clusters\/c\/backup\/tenant\/snapshots"}"#,
      9
    ),
    ("a.sh", "# atlas\nsed -i 's/backup\\/tenant\\/restores/x/' f\n", 18),
    ("a.js", "// atlas\nconst p = /clusters\\/[^/]+\\/backup\\/tenant\\/download/;\n", 37),
    (
      "b.js",
      "nock(b).get(/\\/api\\/atlas\\/v2\\/groups\\/x\\/clusters\\/y\\/backup\\/tenant\\/restores/);",
      14
    ),
  ])
  func escapedSlashes(name: String, text: String, start: Int) throws {
    let outcome = try run([UInt8](text.utf8), named: name)
    let calls = outcome.findings.filter { $0.kind == .call }
    #expect(calls.map(\.level) == [.manual])
    #expect(calls.first?.range.start == start)
    #expect(outcome.ledger.entries.map(\.fate) == [.reported])
  }

  @Test(arguments: [
    ("a.sh", "# atlas\ncp x var\\/backup\\/tenant\\/x\n"),
    ("a.md", "On atlas, `s/backup\\/tenant\\/snapshots/x/`.\n"),
  ])
  func escapedSlashesInOtherText(name: String, text: String) throws {
    let outcome = try run([UInt8](text.utf8), named: name)
    #expect(outcome.findings.filter { $0.kind == .call }.isEmpty)
    #expect(outcome.ledger.entries.count == 1)
  }

  /// Every operation has its name in each spelling, and what replaces it has the same one.
  @Test func allOperationsAreSpelled() throws {
    for rule in try loadedRules().rules {
      let names = rule.names.operations
      #expect(names.count == 9)
      for name in rule.deprecated.operationIds {
        #expect(names[name.prefix(1).uppercased() + name.dropFirst()] != nil)
      }
      for (old, new) in names {
        #expect(
          old.contains("_") == new.contains("_") && old.first?.isUppercase == new.first?.isUppercase
        )
      }
      #expect(rule.names.dataSources.isEmpty == (rule.terraform == nil))
    }
  }
}
