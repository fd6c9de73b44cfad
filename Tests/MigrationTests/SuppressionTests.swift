import Files
import Migration
import Rules
import Testing
import Text

/// Comments that suppress findings.
struct SuppressionTests {
  private static let url =
    "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"
  private static let mark = "tenant2flex:ignore[tenant-backup-snapshots]"

  /// The rules and levels of what counts, then of the notes, as words.
  private func outcome(
    _ text: String, _ name: String = "run.sh", day: Day? = Day(year: 2026, month: 3, day: 1)
  ) throws -> Outcome {
    let folder = try Folder()
    try folder.write(name, [UInt8](text.utf8))
    let options = RunOptions(
      paths: [folder.path(name)], walk: WalkOptions(), asOf: try #require(day))
    return Run(options, rules: try loadedRules()).outcome
  }

  private func suppressed(_ text: String, _ name: String = "run.sh") throws -> [Bool] {
    try outcome(text, name).findings.filter { $0.kind == .call }.map { $0.suppression != nil }
  }

  @Test(arguments: [
    ("curl \"URL\" # MARK why\ncurl \"URL\"\n", [true, false]),
    ("# MARK why\ncurl \"URL\"\ncurl \"URL\"\n", [true, false]),
    ("#MARK\n\n# another comment\ncurl \"URL\"\n", [true]),
    ("curl -s \\\n  \"URL\" # MARK\ncurl \"URL\"\n", [true, false]),
    ("curl -d @- \"URL\" -X GET <<EOF # MARK\nbody\nEOF\n", [true]),
    ("# MARK\necho x |\n  curl -d @- -X GET \"URL\"\n", [true]),
    ("a=$(curl \"URL\") # MARK\n", [true]),
    ("f() {\n  curl \"URL\" # MARK\n  curl \"URL\"\n}\nf\n", [true, false]),
    ("# MARK\nf() {\n  curl \"URL\"\n}\nf\n", [true]),
    ("if true; then\n  # MARK\n  curl \"URL\"\nfi\n", [true]),
    ("if curl \"URL\"; then # MARK\n  curl \"URL\"\nfi\n", [true, false]),
    ("# MARK\nfi_x=1\ncurl \"URL\"\n", [false]),
    ("curl \"URL\" # tenant2flex:ignore[tenant-backup-restore]\n", [false]),
    (
      "curl \"URL\" # tenant2flex:ignore[tenant-backup-restore, tenant-backup-snapshots] x\n",
      [true]
    ),
    ("curl \"URL\" # tenant2flex:ignore\n", [false]),
    ("echo '# MARK'; curl \"URL\"\n", [false]),
    ("curl \"URL\" # MARK (until 2026-03-01)\n", [true]),
    ("curl \"URL\" # MARK why (until 2026-02-28)\n", [false]),
  ])
  func aCommentSpeaksOfItsStatement(text: String, expected: [Bool]) throws {
    let text = text.replacing("URL", with: Self.url).replacing("MARK", with: Self.mark)
    #expect(try suppressed(text) == expected, "\(text)")
  }

  @Test(arguments: [
    (
      "page.md", "<!-- MARK -->\n```sh\ncurl \"URL\"\n```\n\n```sh\ncurl \"URL\"\n```\n",
      [true, false]
    ),
    ("page.md", "```sh\n# MARK\ncurl \"URL\" \\\n  -s\n```\n", [true]),
    ("job.py", "# MARK\nget(\n  \"URL\")\nget(\"URL\")\n", [true, false]),
    ("a.js", "get(\"URL\") // MARK\nget(\"URL\")\n", [true, false]),
  ])
  func otherFilesHaveComments(name: String, text: String, expected: [Bool]) throws {
    let text = text.replacing("URL", with: Self.url).replacing("MARK", with: Self.mark)
    #expect(try suppressed(text, name) == expected, "\(text)")
  }

  @Test func aSuppressedCallIsNotEditedAndItsNeighboursAre() throws {
    let text = """
      P="\(Self.url)"
      curl -H 'Accept: application/vnd.atlas.2023-01-01+json' "$P" # \(Self.mark) legacy
      curl -H 'Accept: application/vnd.atlas.2023-01-01+json' "\(Self.url)"

      """
    let outcome = try outcome(text)
    #expect(outcome.findings.map { $0.suppression?.reason } == ["legacy", nil])
    let changed = try #require(outcome.sources.applying(outcome.edits(of: [.safe])))
    let lines = string(changed.files[0].bytes).split(separator: "\n")
    #expect(lines[0] == "P=\"\(Self.url)\"")
    #expect(lines[1].contains("2023-01-01") && lines[2].contains("flexClusters"))
    #expect(outcome.ledger.entries.map(\.fate) == [.suppressed, .migrated])
  }

  @Test(arguments: [
    ("echo # MARK\n", "unused-suppression", "nothing is left"),
    ("curl \"URL\" # MARK (until 2026-01-01)\n", "expired-suppression", "reported again"),
    ("curl \"URL\" # MARK (until tomorrow)\n", "invalid-suppression", "YYYY-MM-DD"),
    ("curl \"URL\" # tenant2flex:ignore why\n", "invalid-suppression", "names no rule"),
    (
      "curl \"URL\" # tenant2flex:ignore[tenant-backup-snapshotz]\n", "invalid-suppression",
      "did you mean `tenant-backup-snapshot"
    ),
  ])
  func commentsThatDoNothingAreReported(text: String, rule: String, message: String) throws {
    let rest = "\ncurl \"\(Self.url)\"\n"
    let text = text.replacing("URL", with: Self.url).replacing("MARK", with: Self.mark) + rest
    let notes = try outcome(text).findings.filter { $0.kind == .suppression }
    #expect(notes.map(\.rule) == [rule])
    #expect(notes.first?.message.contains(message) == true)
    #expect(notes.first?.level == .note)
  }

  /// A rule that is not used in a run cannot show that a comment is unused.
  @Test func aRuleThatIsLeftOutDecidesNothing() throws {
    let all = try loadedRules()
    let text =
      "curl \"\(Self.url)\" # \(Self.mark)\n"
      + "curl \"\(Self.url.replacing("snapshots", with: "restores"))\"\n"
    let folder = try Folder()
    try folder.write("a.sh", [UInt8](text.utf8))
    var options = RunOptions(
      paths: [folder.path("a.sh")], walk: WalkOptions(),
      asOf: try #require(Day(year: 2026, month: 3, day: 1)))
    options.knownRules = all
    let rules = all.without { $0.id == "tenant-backup-snapshots" }
    let findings = Run(options, rules: rules).outcome.findings
    #expect(!findings.contains { $0.kind == .suppression })
  }

  /// Where lines move, and where the program is started, a fingerprint stays.
  @Test func fingerprintsStayWhenLinesMove() throws {
    let call = "curl \"\(Self.url)\"\n"
    let before = try outcome(call).findings.map(\.fingerprint)
    var after: [String] = []
    for text in ["# one\n\n\n" + call, "echo x\n" + call + "echo y\n"] {
      let folder = try Folder()
      try folder.write("run.sh", [UInt8](text.utf8))
      var options = RunOptions(
        paths: [folder.path("run.sh")], walk: WalkOptions(),
        asOf: try #require(Day(year: 2025, month: 3, day: 1)))
      options.fingerprintPath = { Array($0.suffix(6)) }
      after += Run(options, rules: try loadedRules()).outcome.findings.map(\.fingerprint)
    }
    #expect(after.count == 2 && after[0] == after[1] && before.count == 1)
  }

  /// A call of a file outside the scope is left out, and what it sends stays as it is.
  @Test func onlyFilesInScopeAreReportedAndEdited() throws {
    let folder = try Folder()
    try folder.write("lib.sh", [UInt8]("BASE=\"\(Self.url)\"\n".utf8))
    let use = ". ./lib.sh\ncurl -H 'Accept: application/vnd.atlas.2023-01-01+json' \"$BASE\"\n"
    try folder.write("new.sh", [UInt8](use.utf8))
    try folder.write("old.sh", [UInt8](use.utf8))
    var options = RunOptions(
      paths: [[UInt8](folder.url.path.utf8)], walk: WalkOptions(),
      asOf: try #require(Day(year: 2026, month: 3, day: 1)))
    options.scope = { $0.suffix(6).elementsEqual("new.sh".utf8) }
    let run = Run(options, rules: try loadedRules())
    #expect(run.outcome.findings.filter { $0.kind == .call }.count == 1)
    _ = run.write([.safe])
    #expect(string(try folder.read("lib.sh")).contains("tenant"))
    #expect(string(try folder.read("old.sh")) == use)
  }
}
