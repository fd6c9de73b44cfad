import Migration
import Rules
import Testing
import Text

/// Commands of the Atlas CLI.
struct AtlasTests {
  private static let snapshots = ("sharedTierSnapshots", "flexSnapshots")
  private static let restores = ("sharedTierRestoreJobs", "flexRestoreJobs")

  /// The names of every generation, from the reference pages of the CLI's releases.
  static let names: [(groups: (String, String), old: String, new: String)] = [
    (snapshots, "downloadSharedClusterBackup", "downloadFlexBackup"),
    (snapshots, "downloadClusterBackupTenant", "downloadFlexBackup"),
    (snapshots, "downloadGroupClusterBackupTenant", "downloadGroupFlexClusterBackup"),
    (snapshots, "getSharedClusterBackup", "getFlexBackup"),
    (snapshots, "getBackupTenantSnapshot", "getFlexBackupSnapshot"),
    (snapshots, "getGroupClusterBackupTenantSnapshot", "getGroupFlexClusterBackupSnapshot"),
    (snapshots, "listSharedClusterBackups", "listFlexBackups"),
    (snapshots, "listClusterBackupSnapshots", "listFlexBackupSnapshots"),
    (snapshots, "listGroupClusterBackupTenantSnapshots", "listGroupFlexClusterBackupSnapshots"),
    (restores, "createSharedClusterBackupRestoreJob", "createFlexBackupRestoreJob"),
    (restores, "createBackupTenantRestore", "createFlexRestoreJob"),
    (restores, "createGroupClusterBackupTenantRestore", "createGroupFlexClusterBackupRestoreJob"),
    (restores, "getSharedClusterBackupRestoreJob", "getFlexBackupRestoreJob"),
    (restores, "getBackupTenantRestore", "getFlexRestoreJob"),
    (restores, "getGroupClusterBackupTenantRestore", "getGroupFlexClusterBackupRestoreJob"),
    (restores, "listSharedClusterBackupRestoreJobs", "listFlexBackupRestoreJobs"),
    (restores, "listBackupTenantRestores", "listFlexRestoreJobs"),
    (restores, "listGroupClusterBackupTenantRestores", "listGroupFlexClusterBackupRestoreJobs"),
  ]

  @Test func everyGenerationKeepsItsNames() throws {
    let body = " <<< '{\"snapshotId\": \"65a1\"}'"
    for (groups, old, new) in Self.names {
      let input = old.hasPrefix("create") || old.hasPrefix("download") ? body : ""
      let id = old.hasPrefix("get") ? (groups.0.hasSuffix("Jobs") ? "restore" : "snapshot") : ""
      let (oldId, newId) =
        id.isEmpty
        ? ("", "") : (" --\(id)Id 1", id == "restore" ? " --restoreJobId 1" : " --snapshotId 1")
      try assertMigrates(
        "atlas api \(groups.0) \(old) --clusterName c\(oldId) --version 2023-01-01\(input)\n",
        "atlas api \(groups.1) \(new) --name c\(newId) --version 2024-11-13\(input)\n", title: old)
    }
  }

  /// A run over one script: the level of its only finding, and its first note or assumption.
  private func level(_ script: String) throws -> (Level?, String) {
    let outcome = try run([UInt8]((script + "\n").utf8), try loadedRules())
    let calls = outcome.findings.filter { $0.kind == .call }
    #expect(calls.count == 1)
    return (
      calls.first?.level,
      ((calls.first?.assumptions ?? []) + (calls.first?.notes ?? [])).first ?? ""
    )
  }

  // A table.
  @Test(arguments: [
    (
      "atlas api sharedTierSnapshots \"$1\" --clusterName c", Level.manual,
      "not edited: the operation is known only at run time"
    ),
    (
      "atlas api sharedTierSnapshots listSharedClusterBackups $MORE", .unsafe,
      "`${MORE}` holds no flag that has another name then"
    ),
    (
      "atlas api sharedTierSnapshots listSharedClusterBackups --clusterName c --version $V",
      .unsafe,
      "the value of `--version`, which is known only at run time, is or becomes 2024-11-13"
    ),
    (
      "atlas api sharedTierSnapshots downloadSharedClusterBackup --clusterName c --file \"$F\"",
      .manual,
      "not edited: its body is not written here, and has to lose `targetDeploymentItemName` where it "
        + "is made: the deprecated operation demands that field, and the new one does not take it"
    ),
    (
      "atlas api sharedTierRestoreJobs listBackupTenantRestores --clusterName c "
        + "-o 'go-template={{index (index .results 0) \"clusterName\"}}'", .manual,
      "not edited: its template names a field that has another name then in a string"
    ),
    (
      "atlas api sharedTierRestoreJobs listBackupTenantRestores --clusterName c "
        + "-o go-template-file=t.tpl", .unsafe,
      "the output form `go-template-file=t.tpl` does not read `clusterName`"
    ),
    (
      "atlas api sharedTierSnapshots getSharedClusterBackup --clusterName c --snapshotId 1 "
        + "\"--pretty\"", .manual, "not edited: `--pretty` cannot be taken out where it stands"
    ),
    (
      "atlas api sharedTierRestoreJobs listBackupTenantRestores --clusterName c | grep clusterName",
      .manual,
      "not edited: `grep` looks in its answer for a field that has another name then"
    ),
  ])
  func whatIsNotCertainIsSaid(_ script: String, _ expected: Level, _ words: String) throws {
    let (level, first) = try level(script)
    #expect(level == expected)
    #expect(first == words)
  }

  @Test(arguments: [
    "atlas api sharedTierSnapshots listSharedClusterBackups --help",
    "atlas api sharedTierSnapshots", "atlas backups snapshots list c",
    "atlas api sharedTierSnapshots listSomething --clusterName c",
    "echo atlas api sharedTierSnapshots listSharedClusterBackups",
    "atlas api cloudBackups listBackupSnapshots --clusterName c",
  ])
  func othersStay(_ script: String) throws {
    let outcome = try run([UInt8]((script + "\n").utf8), try loadedRules())
    #expect(outcome.findings.filter { $0.kind == .call }.isEmpty)
    #expect(outcome.edits(of: Set(Level.allCases)).isEmpty)
  }

  @Test func aWordGoesWithItsLine() throws {
    try assertMigrates(
      "args=(\n  --clusterName c # the old one\n  --pretty\n  --snapshotId 1\n)\n"
        + "atlas api sharedTierSnapshots getSharedClusterBackup \"${args[@]}\" \\\n  --pretty \\\n"
        + "  --envelope\n",
      "args=(\n  --name c # the old one\n  --snapshotId 1\n)\n"
        + "atlas api flexSnapshots getFlexBackup \"${args[@]}\" \\\n  --envelope\n")
  }
}
