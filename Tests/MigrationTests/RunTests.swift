import Files
import Foundation
import Migration
import Rules
import Scanner
import Testing
import Text

/// Runs over files: what is found, what is named as a problem, and what is written.
struct RunTests {
  private static let url =
    "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"
  private static let flexURL =
    "https://cloud.mongodb.com/api/atlas/v2/groups/$G/flexClusters/$C/backup/snapshots"
  private static let call =
    "curl -s -H \"Accept: application/vnd.atlas.2023-01-01+json\" \"\(url)\"\n"
  private static let flexCall =
    "curl -s -H \"Accept: application/vnd.atlas.2024-11-13+json\" \"\(flexURL)\"\n"

  private func run(_ folder: Folder, _ rules: RuleSet) throws -> Run {
    let day = try #require(Day(year: 2026, month: 1, day: 1))
    let paths = [[UInt8](folder.url.path.utf8)]
    return Run(RunOptions(paths: paths, walk: WalkOptions(), asOf: day), rules: rules)
  }

  @Test func filesOfAFolderAreWritten() throws {
    let folder = try Folder()
    try folder.write("a.sh", [UInt8](Self.call.utf8))
    try folder.write("b.sh", [UInt8]("echo nothing\n".utf8))
    let run = try run(folder, try loadedRules())
    let (replaced, problems) = run.write([.safe])
    #expect(replaced.count == 1 && problems.isEmpty)
    #expect(string(try folder.read("a.sh")) == Self.flexCall)
    #expect(string(try folder.read("b.sh")) == "echo nothing\n")
  }

  @Test func filesThatAreNotUTF8StayByteTrue() throws {
    let folder = try Folder()
    let stray: [UInt8] = Array("echo \"".utf8) + [0xE9, 0xFF, 0xC3] + Array("\"\n".utf8)
    try folder.write("a.sh", stray + [UInt8](Self.call.utf8) + stray)
    _ = try run(folder, try loadedRules()).write([.safe])
    #expect(try folder.read("a.sh") == stray + [UInt8](Self.flexCall.utf8) + stray)
  }

  @Test func anErrorElsewhereLosesNoCall() throws {
    let folder = try Folder()
    let broken = "if then fi )\n"
    try folder.write("a.sh", [UInt8]((Self.call + broken + Self.call).utf8))
    let outcome = try run(folder, try loadedRules()).outcome
    #expect(outcome.findings.filter { $0.kind == .call }.count == 2)
    #expect(outcome.problems.map(\.stage) == [.parse])
    #expect(outcome.problems.first?.range != nil)
    let place = outcome.problems.first?.range?.start ?? 0
    #expect(place >= Self.call.utf8.count)
  }

  /// Documentation as people keep it: the operation in prose, then samples with a placeholder body.
  @Test func samplesInPagesAreFound() throws {
    let folder = try Folder()
    let path = "/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/tenant/download"
    let page = """
      Download a snapshot
      POST \(path)
      curl --user "${PUBLIC_KEY}:${PRIVATE_KEY}" \\
        --digest --include \\
        --header "Accept: application/vnd.atlas.2025-02-19+json" \\
        --header "Content-Type: application/json" \\
        -X POST "https://cloud.mongodb.com\(path)" \\
        -d '{ <Payload> }'
      Response
      """
    try folder.write("tenant.txt", [UInt8]((page + "\n").utf8))
    let flex = page.replacing(
      "clusters/{clusterName}/backup/tenant", with: "flexClusters/{name}/backup")
    try folder.write("flex.txt", [UInt8]((flex + "\n").utf8))
    let outcome = try run(folder, try loadedRules()).outcome
    #expect(outcome.findings.map(\.level) == [.note, .unsafe])
    #expect(outcome.findings.map(\.kind) == [.mention, .call])
    #expect(outcome.ledger.entries.map(\.fate) == [.mention, .reported])
  }

  /// `restores` instead of the default would need another path.
  @Test func anOperationThatIsOnlyADefaultIsLeft() throws {
    let text = "op=${1:-snapshots}\n" + Self.call.replacing("/snapshots", with: "/$op")
    let outcome = try MigrationTests.run([UInt8](text.utf8), try loadedRules())
    #expect(outcome.findings.map(\.level) == [.manual])
    #expect(outcome.edits(of: [.safe, .unsafe]).isEmpty)
  }

  @Test func aFileThatDoesNotParseIsLeftAlone() throws {
    let folder = try Folder()
    let text = Self.call + "if true; then\n"
    try folder.write("a.sh", [UInt8](text.utf8))
    let run = try run(folder, try loadedRules())
    #expect(run.outcome.findings.map(\.level) == [.manual])
    #expect(run.write([.safe, .unsafe]).replaced.isEmpty)
    #expect(string(try folder.read("a.sh")) == text)
  }

  @Test func aReadOnlyFileIsRefused() throws {
    let folder = try Folder()
    try folder.write("a.sh", [UInt8](Self.call.utf8))
    let path = folder.url.appendingPathComponent("a.sh").path
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    let (replaced, problems) = try run(folder, try loadedRules()).write([.safe])
    #expect(replaced.isEmpty && !problems.isEmpty)
    #expect(string(try folder.read("a.sh")) == Self.call)
  }

  /// A rule that is taken out of the data: its calls are not found any more.
  @Test func theDataDecidesWhatIsFound() throws {
    let data = try JSONSerialization.jsonObject(with: Data(builtInRulesText()))
    var all = try #require(data as? [String: Any])
    let rules = try #require(all["rules"] as? [[String: Any]])
    all["rules"] = rules.filter { $0["id"] as? String != "tenant-backup-snapshots" }
    let text = [UInt8](try JSONSerialization.data(withJSONObject: all))
    let fewer = try #require(loadRules(text, name: "fewer").rules)
    #expect(fewer.rules.count == rules.count - 1)
    let bytes = [UInt8](Self.call.utf8)
    let found = try MigrationTests.run(bytes, try loadedRules())
    #expect(found.findings.map(\.rule) == ["tenant-backup-snapshots"])
    let calls = try MigrationTests.run(bytes, fewer).findings.filter { $0.kind == .call }
    #expect(calls.isEmpty)
  }
}
