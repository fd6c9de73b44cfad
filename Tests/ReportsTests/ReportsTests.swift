import Migration
import Testing
import Text

@testable import Reports

@Test func theTextReportDrawsEachLevel() {
  #expect(
    rendered(Sample.report(), .text) == """
      jobs/run.sh:5:3: warning[tenant-backup-snapshots] the list of tenant snapshots is retired
        |
      5 |     "$BASE/groups/$G/clusters/$C/backup/tenant/snapshots"
        |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        = safe fix: `tenant2flex migrate` makes it; proved to send exactly the new request
      4 -   -H "Accept: application/vnd.atlas.2023-01-01+json" \\
      4 +   -H "Accept: application/vnd.atlas.2024-11-13+json" \\
      5 -     "$BASE/groups/$G/clusters/$C/backup/tenant/snapshots"
      5 +     "$BASE/groups/$G/flexClusters/$C/backup/snapshots"
        = note: Flex lists page at 100

      jobs/run.sh:7:4: error[tenant-backup-restore] creating a tenant restore is retired
        |
      7 |   "$BASE/groups/$G/clusters/$C/backup/tenant/restore"
        |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        = unsafe fix: `tenant2flex migrate --unsafe-fixes` makes it; right if what is assumed holds
        = in: lib.sh
      1 - PART="backup/tenant/restore"
      1 + PART="backup/restoreJobs"
        = assuming: `body.json` has no other fields

      jobs/run.sh:8:7: warning[tenant-backup-restore-jobs] the URL is made by a command \\x1b[31m that
          cannot be followed
        |
      8 | curl "$(url "$C" backup/tenant/restores)"
        |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        = not edited: `url` is not known
        = by hand: send this request instead
        |   GET https://[redacted]@cloud.mongodb.com/api/atlas/v2/x
        |   Authorization: Bearer [redacted]
        |   {
        |   }

      jobs/run.sh:9:7: note[tenant-backup-restore-jobs] mentioned in a comment

      Not understood, look at these:
      lib.sh:1:7: no call uses it

      3 deprecated calls in 1 file: 1 safe, 1 unsafe, 1 manual (7 files scanned; 1 note; \
      1 not understood; 1 error)
      `tenant2flex migrate` rewrites 1, and leaves 2.
      `tenant2flex migrate --unsafe-fixes` rewrites 1 more, under the assumptions shown.
      `tenant2flex explain tenant-backup-snapshots` says more about a rule.

      """)
}

@Test func aPlanLeavesTheRewrittenLinesToTheDiff() {
  let text = rendered(Sample.report(.plan), .text)
  #expect(!text.contains("5 + "))
  #expect(text.contains("1 + PART="))
}

@Test func aMigrationSaysWhatChangedAndWhatIsLeft() {
  let text = rendered(Sample.report(.migrated), .text)
  #expect(text.hasPrefix("migrated jobs/run.sh: 1 call, 2 edits\n\njobs/run.sh:7:4: error"))
  #expect(text.contains("\n1 migrated, 2 left.\n"))
}

@Test func filesThatWereNotWrittenAreNotClaimed() {
  var outcome = Sample.outcome
  let path = Array("./jobs/run.sh".utf8)
  outcome.problems = [Problem(stage: .write, path: path, range: nil, message: "full")]
  let text = rendered(Sample.report(.migrated, outcome: outcome), .text)
  #expect(!text.contains("migrated jobs/run.sh"))
  #expect(text.contains("1 file not written"))
}

@Test func nothingFoundIsSaid() {
  let none = Outcome(
    sources: SourceSet(), findings: [], ledger: Ledger(), problems: [], filesScanned: 3)
  #expect(
    rendered(Sample.report(outcome: none), .text) == "No deprecated calls (3 files scanned)\n")
  #expect(rendered(Sample.report(outcome: none), .diff) == "")
  let quiet = TextStyle(detail: .quiet)
  #expect(rendered(Sample.report(outcome: none), .text, quiet) == "")
}

@Test func theVerboseReportListsEveryOccurrence() {
  let text = rendered(Sample.report(), .text, TextStyle(detail: .verbose))
  #expect(text.contains("Occurrences:\njobs/run.sh:5:31: migrated\njobs/run.sh:7:32: reported\n"))
  #expect(text.contains("jobs/run.sh:9:21: mention\n"))
}

@Test func theQuietReportHasFindingsOnly() {
  let text = rendered(Sample.report(), .text, TextStyle(detail: .quiet))
  #expect(!text.contains("note[") && !text.contains("deprecated calls"))
  #expect(text.contains("warning["))
}

@Test func coloursComeOnlyWhenAsked() {
  #expect(!rendered(Sample.report(), .text).contains("\u{1B}"))
  let coloured = rendered(Sample.report(), .text, TextStyle(isColoured: true))
  #expect(coloured.contains("\u{1B}[1;33mwarning[tenant-backup-snapshots]\u{1B}[0m"))
}

@Test func thePatchIsByteTrueAndCountsFromTheRepository() {
  let patch = rendered(Sample.report(applied: [.safe, .unsafe]), .diff)
  #expect(patch.contains("--- a/sub/jobs/run.sh\n+++ b/sub/jobs/run.sh\n"))
  #expect(patch.contains("0a1b2c3d-1111"))
  #expect(patch.contains("+PART=\"backup/restoreJobs\"\n\\ No newline at end of file\n"))
  let shown = rendered(Sample.report(), .diff, TextStyle(isColoured: true, isTerminal: true))
  #expect(shown.contains("\u{1B}[32m+\t\"$BASE"))
}

@Test(arguments: [
  ("./a/b", "sub/a/b"), ("/repo/x", "x"), ("../y", "y"), ("/else/z", "/else/z"),
  ("a/../b", "sub/b"), ("../../out", "../../out"),
])
func pathsCountFromTheRepository(path: String, expected: String) {
  let place = Place(root: Array("/repo".utf8), directory: Array("/repo/sub".utf8))
  #expect(String(decoding: place.repositoryPath(of: Array(path.utf8)), as: UTF8.self) == expected)
}

@Test func fingerprintsAreStable() {
  let path = Array("a.sh".utf8)
  let print = fingerprint(rule: "r", path: path, request: "GET /x", occurrence: 1)
  #expect(print == "5fb4e2b34575d607")
  #expect(print != fingerprint(rule: "r", path: path, request: "GET /x", occurrence: 2))
  #expect(
    print != fingerprint(rule: "ra", path: Array(".sh".utf8), request: "GET /x", occurrence: 1))
}

/// The value of `-u` stands on the line after it, where the edit is.
@Test func rewrittenLinesHideCredentialsThatBeginAbove() {
  let text = "curl -u \\\n  ab:cd -H 'Accept: OLD'\nx\n"
  var sources = SourceSet()
  let file = sources.add(.init(path: Array("a.sh".utf8), bytes: Array(text.utf8)))
  let edit = SourceEdit(
    file: file, range: Sample.range(of: "OLD", in: text), replacement: Array("NEW\n".utf8))
  let finding = Finding(
    rule: "r", kind: .call, level: .safe, severity: .error, file: file,
    range: Sample.range(of: "OLD", in: text), message: "m", edits: [edit])
  let outcome = Outcome(
    sources: sources, findings: [finding], ledger: Ledger(), problems: [], filesScanned: 1)
  let shown = rendered(Sample.report(outcome: outcome), .text)
  #expect(shown.contains("2 -   [redacted] -H 'Accept: OLD'\n"))
  #expect(shown.contains("  +   [redacted] -H 'Accept: NEW\n  + '\n"))
  #expect(!shown.contains("ab:cd"))
}

private func wide(_ text: String, _ edits: [(String, String)], notes: [String] = []) -> String {
  var sources = SourceSet()
  let file = sources.add(.init(path: Array("a.sh".utf8), bytes: Array(text.utf8)))
  let changes = edits.map {
    SourceEdit(file: file, range: Sample.range(of: $0.0, in: text), replacement: Array($0.1.utf8))
  }
  let finding = Finding(
    rule: "r", kind: .call, level: edits.isEmpty ? .manual : .safe, severity: .error, file: file,
    range: ByteRange(0, 4), message: String(repeating: "word ", count: 60), edits: changes,
    notes: notes)
  let outcome = Outcome(
    sources: sources, findings: [finding], ledger: Ledger(), problems: [], filesScanned: 1)
  return rendered(Sample.report(outcome: outcome), .text)
}

/// However far apart the edits of a wide line are, all of them are seen.
@Test func everyEditOfAWideLineIsShown() {
  let far = String(repeating: "x ", count: 150)
  let text = "curl -H OLD1 \(far) OLD2 \(far) OLD3\n"
  let shown = wide(text, [("OLD1", "NEW1"), ("OLD2", "NEW2"), ("OLD3", "NEW3")])
  for word in ["OLD1", "OLD2", "OLD3", "NEW1", "NEW2", "NEW3"] {
    #expect(shown.ranges(of: word).count >= 1, "\(word)")
  }
  #expect(shown.contains("…"))
  let long = String(repeating: "N", count: 400)
  let rows = wide("curl OLD\n", [("OLD", long)]).split(separator: "\n")
    .filter { $0.contains("NNN") }
  #expect(rows.map { $0.count { $0 == "N" } }.reduce(0, +) == 400, "a long text is shown whole")
  #expect(rows.count == 3 && rows[0].hasPrefix("1 + curl N") && rows[1].hasPrefix("  + NNN"))
}

/// No line of a report is wider than 200 columns, and words are folded at 100.
@Test func linesAreNotTooWide() {
  let far = String(repeating: "x", count: 500)
  let note = String(repeating: "note ", count: 60)
  for shown in [
    wide("curl \(far) OLD \(far)\n", [("OLD", "\(far)")], notes: [note]),
    wide("curl \(far)\n", [], notes: ["not edited: \(note)", note]),
  ] {
    for line in shown.split(separator: "\n") {
      #expect(line.count <= (line.contains("xxx") ? 200 : 100), "\(line)")
    }
    #expect(shown.ranges(of: "word").count == 60)
  }
}

/// A call that is left says first why, and then what to do.
@Test func aCallThatIsLeftSaysWhy() {
  let shown = wide("curl x\n", [], notes: ["a remark", "not edited: it is told here"])
  #expect(
    shown.contains(
      "  = not edited: it is told here\n  = by hand: `tenant2flex explain r` says what to send "
        + "instead\n  = note: a remark\n"))
}

@Test func messagesHaveCode() {
  #expect(
    spans(of: "a `b` c") == [
      .init(text: "a ", isCode: false), .init(text: "b", isCode: true),
      .init(text: " c", isCode: false),
    ])
  #expect(spans(of: "a ` b").map(\.text) == ["a ` b"])
  #expect(spans(of: "`a` `b").map(\.isCode) == [true, false])
  #expect(spans(of: "").isEmpty)
}
