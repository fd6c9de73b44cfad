import Migration
import Reports
import Rules
import Text

/// A small run with one finding of each level, from which the report tests are drawn.
enum Sample {
  static let script = """
    #!/usr/bin/env bash
    BASE="https://cloud.mongodb.com/api/atlas/v2"
    curl -sS --digest -u "abcdefgh:0a1b2c3d-1111-2222-3333-444455556666" \\
      -H "Accept: application/vnd.atlas.2023-01-01+json" \\
    \t"$BASE/groups/$G/clusters/$C/backup/tenant/snapshots"
    curl -X POST -H "Authorization: Bearer abc.def" -d @body.json \\
      "$BASE/groups/$G/clusters/$C/backup/tenant/restore"
    curl "$(url "$C" backup/tenant/restores)"
    # see clusters/NAME/backup/tenant/restores

    """
  static let library = "PART=\"backup/tenant/restore\""

  /// The range of the `number`th occurrence of `text`.
  static func range(of text: String, in source: String = script, number: Int = 1) -> ByteRange {
    let bytes = Array(source.utf8)
    let wanted = Array(text.utf8)
    let starts = bytes.indices.filter { bytes[$0...].starts(with: wanted) }
    return ByteRange(starts[number - 1], starts[number - 1] + wanted.count)
  }

  static var outcome: Outcome {
    var sources = SourceSet()
    let script = sources.add(.init(path: Array("./jobs/run.sh".utf8), bytes: Array(script.utf8)))
    let library = sources.add(.init(path: Array("lib.sh".utf8), bytes: Array(library.utf8)))
    return Outcome(
      sources: sources,
      findings: [list(script), restore(script, library), byHand(script), mention(script)],
      ledger: ledger(script, library),
      problems: [
        Problem(
          stage: .parse, path: Array("./jobs/run.sh".utf8), range: ByteRange(20, 24),
          message: "unterminated quote")
      ],
      filesScanned: 7)
  }

  private static func list(_ script: FileID) -> Finding {
    let edit = SourceEdit(
      file: script, range: range(of: "clusters/$C/backup/tenant/snapshots"),
      replacement: Array("flexClusters/$C/backup/snapshots".utf8))
    let accept = SourceEdit(
      file: script, range: range(of: "2023-01-01"), replacement: Array("2024-11-13".utf8))
    return Finding(
      rule: "tenant-backup-snapshots", kind: .call, level: .safe, severity: .warning, file: script,
      range: range(of: "$BASE/groups/$G/clusters/$C/backup/tenant/snapshots"),
      message: "the list of tenant snapshots is retired",
      request: request("GET", "clusters/${C}/backup/tenant/snapshots", "2023-01-01"),
      replacement: request("GET", "flexClusters/${C}/backup/snapshots", "2024-11-13"),
      edits: [accept, edit], notes: ["Flex lists page at 100"],
      fingerprint: fingerprint(
        rule: "tenant-backup-snapshots", path: Array("jobs/run.sh".utf8), request: "GET x",
        occurrence: 1))
  }

  private static func restore(_ script: FileID, _ library: FileID) -> Finding {
    let edit = SourceEdit(
      file: library, range: range(of: "backup/tenant/restore", in: Sample.library),
      replacement: Array("backup/restoreJobs".utf8))
    return Finding(
      rule: "tenant-backup-restore", kind: .call, level: .unsafe, severity: .error, file: script,
      range: range(of: "$BASE/groups/$G/clusters/$C/backup/tenant/restore"),
      message: "creating a tenant restore is retired",
      request: request("POST", "clusters/${C}/backup/tenant/restore", "2023-01-01"),
      replacement: request("POST", "flexClusters/${C}/backup/restoreJobs", "2024-11-13"),
      edits: [edit], assumptions: ["`body.json` has no other fields"],
      fingerprint: "00000000000000b1")
  }

  private static func byHand(_ script: FileID) -> Finding {
    Finding(
      rule: "tenant-backup-restore-jobs", kind: .call, level: .manual, severity: .warning,
      file: script,
      range: range(of: "$(url \"$C\" backup/tenant/restores)"),
      message: "the URL is made by a command \u{1B}[31m that cannot be followed",
      replacement: RequestSummary(
        method: "GET", url: "https://user:pw@cloud.mongodb.com/api/atlas/v2/x",
        headers: [.init(name: "Authorization", value: "Bearer abc.def")], body: "{\n}\n"),
      notes: ["not edited: `url` is not known"],
      fingerprint: "00000000000000b2")
  }

  private static func mention(_ script: FileID) -> Finding {
    Finding(
      rule: "tenant-backup-restore-jobs", kind: .mention, level: .note, severity: .note,
      file: script,
      range: range(of: "clusters/NAME/backup/tenant/restores"), message: "mentioned in a comment",
      fingerprint: "00000000000000b3")
  }

  private static func ledger(_ script: FileID, _ library: FileID) -> Ledger {
    var entries: [Ledger.Entry] = []
    for (number, fate) in [Ledger.Fate.migrated, .reported, .reported, .mention].enumerated() {
      let range = range(of: "backup/tenant", number: number + 1)
      entries.append(.init(file: script, range: range, fate: fate, reason: ""))
    }
    let range = range(of: "backup/tenant", in: Sample.library)
    let reason = "no call uses it"
    entries.append(.init(file: library, range: range, fate: .notUnderstood, reason: reason))
    return Ledger(entries: entries)
  }

  private static func request(_ method: String, _ path: String, _ day: String) -> RequestSummary {
    RequestSummary(
      method: method, url: "https://cloud.mongodb.com/api/atlas/v2/groups/${G}/\(path)",
      headers: [.init(name: "Accept", value: "application/vnd.atlas.\(day)+json")], body: nil)
  }

  static func report(
    _ purpose: Report.Purpose = .check, applied: Set<Level> = [.safe], outcome: Outcome = outcome
  ) -> Report {
    guard let rules = builtInRules().rules, let day = Day(year: 2026, month: 1, day: 1) else {
      preconditionFailure("the built-in rules must be right")
    }
    let place = Place(root: Array("/repo".utf8), directory: Array("/repo/sub".utf8))
    return Report(
      outcome: outcome, purpose: purpose, applied: applied,
      edition: Edition(version: "0.1.0", asOf: day, rules: rules, place: place))
  }
}

/// A report as a string.
func rendered(
  _ report: Report, _ format: Format, _ style: TextStyle = TextStyle()
) -> String {
  String(decoding: report.rendered(as: format, style: style), as: UTF8.self)
}
