import Files
import Foundation
import Migration
import Rules
import Scanner
import Testing
import Text

/// The ledger against a raw search, and findings against the bytes that they point at.
struct LedgerTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func outcome(_ path: String, mentions: Bool = false) throws -> Outcome {
    let day = try #require(Day(year: 2026, month: 3, day: 1))
    var walk = WalkOptions()
    walk.obeysIgnoreFiles = false
    let options = RunOptions(
      paths: [[UInt8](path.utf8)], walk: walk, asOf: day, rewritesMentions: mentions)
    return Run(options, rules: try loadedRules()).outcome
  }

  /// What `grep -rao` counts of the markers.
  private func grepped(_ path: String, _ markers: [String]) throws -> Int {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["grep", "-rao", "-F"] + markers.flatMap { ["-e", $0] } + [path]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus < 2)
    return data.count { $0 == 0x0A }
  }

  @Test(arguments: ["examples", "rules", "Tests/Wire/stubs"])
  func itsTotalIsThatOfGrep(_ folder: String) throws {
    let path = Self.root.appendingPathComponent(folder).path
    let outcome = try outcome(path)
    let total = try grepped(path, try loadedRules().markers)
    #expect(total > 0)
    #expect(outcome.ledger.entries.count == total)
    try assertPlaces(outcome)
  }

  /// The same over any folder, which the variable `LEDGER` names.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["LEDGER"] != nil))
  func itsTotalIsThatOfGrepOverAFolder() throws {
    let path = try #require(ProcessInfo.processInfo.environment["LEDGER"])
    let outcome = try outcome(path)
    #expect(outcome.ledger.entries.count == (try grepped(path, try loadedRules().markers)))
    try assertPlaces(outcome)
  }

  /// Pages as people keep them, every kind of file and every language, in one tree.
  @Test func itsTotalIsThatOfGrepOverEveryKindOfFile() throws {
    let folder = try Folder()
    let examples =
      hostCases.map { ($0.name, $0.before) } + languageCases.map { ($0.name, $0.text) }
      + [("page.txt", Self.page), ("page.html", Self.page), ("tool", Self.page)]
    for (index, example) in examples.enumerated() {
      let name = "\(index)/\(example.0)"
      let parent = folder.url.appendingPathComponent(name).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try folder.write(name, [UInt8](example.1.utf8))
    }
    let outcome = try outcome(folder.url.path)
    let total = try grepped(folder.url.path, try loadedRules().markers)
    #expect(total > 100)
    #expect(outcome.ledger.entries.count == total)
    let markers = Set(try loadedRules().markers)
    for entry in outcome.ledger.entries {
      #expect(markers.contains(string(Array(outcome.sources.bytes(of: entry.file)[entry.range]))))
    }
  }

  /// A page of a documentation, saved as text.
  private static let page = """
    POST /api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/tenant/download
    atlas api sharedTierSnapshots downloadClusterBackupTenant --help
    import (
    \tsdk "go.mongodb.org/atlas-sdk/v20241023001/admin"
    )
    params = &sdk.DownloadGroupClusterBackupTenantApiParams{}
    _, _, err := client.Shared - TierSnapshotsApi.
    \tDownloadGroupClusterBackupTenantWithParams(ctx, params).
    \tExecute()
    curl --user "${PUBLIC_KEY}:${PRIVATE_KEY}" \\
      --digest --include \\
      --header "Accept: application/vnd.atlas.2024-10-23+json" \\
      -X POST "https://cloud.mongodb.com/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/tenant/download" \\
      -d '{ <Payload> }'
    $ atlas api sharedTierRestoreJobs listSharedClusterBackupRestoreJobs --clusterName c
    See backup/tenant, sharedTierSnapshots and getBackupTenantRestore.

    """

  @Test func aSavedPageIsReadToItsSamples() throws {
    let bytes = [UInt8](Self.page.utf8)
    let outcome = try run(bytes, named: "page.txt")
    let table = LineTable(bytes)
    let found = outcome.findings.filter { $0.kind == .call }.map { finding in
      let place = table.position(at: finding.range.start)
      return "\(place.line):\(place.column) \(finding.level) \(finding.rule)"
    }
    #expect(
      found == [
        "8:2 manual tenant-backup-download", "13:51 unsafe tenant-backup-download",
        "15:13 safe tenant-backup-restore-jobs",
      ])
    #expect(outcome.ledger.entries.count { $0.fate == .notUnderstood } == 0)
  }

  /// Every entry stands on a marker, and every finding on a part of what it names.
  private func assertPlaces(_ outcome: Outcome) throws {
    let rules = try loadedRules()
    let markers = Set(rules.markers)
    for entry in outcome.ledger.entries {
      let text = string(Array(outcome.sources.bytes(of: entry.file)[entry.range]))
      #expect(markers.contains(text))
    }
    for finding in outcome.findings where finding.kind != .suppression {
      let text = string(Array(outcome.sources.bytes(of: finding.file)[finding.range]))
      let path = string(outcome.sources.path(of: finding.file))
      #expect(!text.isEmpty && text.utf8.count < 4000, "\(path): \(finding.message)")
      let isMarked = markers.contains { text.contains($0) }
      // A wrapper's caller brings an argument: what it says, or the expansion that holds it.
      let rule = try #require(rules.rule(finding.rule))
      let words = rule.deprecated.path.text.split(separator: "/").map(String.init).filter {
        !$0.hasPrefix("{") && $0 != "api" && $0 != "atlas"
      }
      let names = words.contains { text.contains($0) } || text.contains("$") || text.contains("{")
      #expect(isMarked || names, "\(path): `\(text)` for \(finding.message)")
    }
  }

  @Test func otherLanguagesAreReadToTheirPlaces() throws {
    let folder = try Folder()
    let path = "/groups/{}/clusters/{}/backup/tenant/snapshots"
    let python = """
      # GET /api/atlas/v2\(path)
      BASE = "https://cloud.mongodb.com/api/atlas/v2"
      requests.get(f"{BASE}/groups/{g}/clusters/{c}/backup/tenant/snapshots")
      root = BASE + "/groups/" + g + "/clusters/" + c + "/backup/" + "tenant"
      requests.post(root + "/restore", json=body)
      os.system("curl -s https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/restores")
      run(["atlas", "api", "sharedTierSnapshots", "getSharedClusterBackup", "--clusterName", c])
      log.error("no /api/atlas/v2/groups/%s/clusters/%s/backup/tenant/restores", g, c)
      """
    try folder.write("a.py", [UInt8]((python + "\n").utf8))
    let outcome = try outcome(folder.url.path)
    let table = LineTable([UInt8]((python + "\n").utf8))
    let found = outcome.findings.map { finding in
      let text = string(Array(outcome.sources.bytes(of: finding.file)[finding.range]))
      return "\(table.line(at: finding.range.start)) \(finding.level) \(finding.rule): \(text)"
    }
    #expect(
      found == [
        "1 note tenant-backup-snapshots: /api/atlas/v2\(path)",
        "3 manual tenant-backup-snapshots: groups/{g}/clusters/{c}/backup/tenant/snapshots",
        "5 manual tenant-backup-restore: /restore",
        "6 manual tenant-backup-restore-jobs: groups/$G/clusters/$C/backup/tenant/restores",
        "7 manual tenant-backup-snapshot: sharedTierSnapshots\", \"getSharedClusterBackup",
        "8 note tenant-backup-restore-jobs: /api/atlas/v2/groups/%s/clusters/%s/backup/tenant/restores",
      ])
    let requests = outcome.findings.compactMap { $0.replacement?.url }
    #expect(
      requests == [
        "https://cloud.mongodb.com/api/atlas/v2/groups/${g}/flexClusters/${c}/backup/snapshots",
        "https://cloud.mongodb.com/api/atlas/v2/groups/${g}/flexClusters/${c}/backup/restoreJobs",
        "https://cloud.mongodb.com/api/atlas/v2/groups/${G}/flexClusters/${C}/backup/restoreJobs",
        "/api/atlas/v2/groups/{groupId}/flexClusters/${c}/backup/snapshots/{snapshotId}",
      ])
    #expect(
      outcome.findings[3].notes.contains(
        "the command is then: curl -s -H \"Accept: application/vnd.atlas.2024-11-13+json\" "
          + "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/restoreJobs"))
    #expect(outcome.ledger.entries.count { $0.fate == .notUnderstood } == 0)
    #expect(outcome.edits(of: Set(Level.allCases)).isEmpty)
  }

  @Test func mentionsAreRewrittenOnRequestOnly() throws {
    let folder = try Folder()
    let page = """
      Use `listSharedClusterBackups` of sharedTierSnapshots, or
      GET /api/atlas/v1.0/groups/{groupId}/clusters/{clusterName}/backup/tenant/snapshots/{snapshotId}.
      """
    let script = """
      # see /groups/x/clusters/y/backup/tenant/restores
      echo "not getBackupTenantRestore"
      """
    try folder.write("a.md", [UInt8](page.utf8))
    try folder.write("b.sh", [UInt8](script.utf8))
    let plain = try outcome(folder.url.path)
    #expect(plain.findings.map(\.level) == Array(repeating: .note, count: 5))
    #expect(plain.edits(of: Set(Level.allCases)).isEmpty)
    let asked = try outcome(folder.url.path, mentions: true)
    #expect(asked.edits(of: [.safe, .unsafe, .manual]).isEmpty)
    let changed = try #require(asked.sources.applying(asked.edits(of: [.note])))
    let texts = Dictionary(
      uniqueKeysWithValues: changed.files.map { file in
        (string(file.path).split(separator: "/").last.map(String.init) ?? "", string(file.bytes))
      })
    #expect(
      texts["a.md"] == """
        Use `listFlexBackups` of flexSnapshots, or
        GET /api/atlas/v2/groups/{groupId}/flexClusters/{clusterName}/backup/snapshots/{snapshotId}.
        """)
    #expect(
      texts["b.sh"] == """
        # see /groups/x/flexClusters/y/backup/restoreJobs
        echo "not getFlexRestoreJob"
        """)
  }
}
