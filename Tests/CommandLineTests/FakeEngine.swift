import Migration
import Reports
import Rules
import Text

@testable import CommandLine

/// An engine that finds one call of each level in a file that exists nowhere, and keeps what it is
/// asked.
final class FakeEngine {
  static let script = "curl x/backup/tenant/snapshots\ncurl y/backup/tenant/restore\n"
  var requests: [ScanRequest] = []
  var written: [Set<Level>] = []
  var saved: [String: String] = [:]
  var levels: [Level] = [.safe]
  var problems: [Problem] = []
  var writeProblems: [Problem] = []
  var standardInput: [UInt8]? = Array(FakeEngine.script.utf8)

  /// Files that can be read, by path.
  var files: [String: String] = [:]
  /// The settings that are found.
  var nearest: [UInt8]?
  var changed: Set<[UInt8]>?

  var engine: Engine {
    var engine = rooms
    engine.append = { [self] path, bytes in
      saved[String(decoding: path, as: UTF8.self), default: ""] +=
        String(decoding: bytes, as: UTF8.self)
      return nil
    }
    engine.read = { [self] path in
      files[String(decoding: path, as: UTF8.self)].map { .bytes(Array($0.utf8)) }
        ?? .refused("it does not exist")
    }
    engine.configuration = { [self] _ in nearest }
    engine.leavesFolder = { _, path in path.starts(with: "linked".utf8) }
    engine.changes = { [self] _ in changed.map { .files($0) } ?? .refused(["no repository"]) }
    return engine
  }

  private var rooms: Engine {
    Engine(
      rules: { file in
        guard file == nil, let rules = builtInRules().rules else {
          return .refused(["bad.json:1:2: expected `{`, found `[`"])
        }
        return .loaded(rules)
      },
      scan: { [self] in
        requests.append($0)
        if $0.paths.contains(Array("nowhere".utf8)) { return .refused(["`nowhere`: not there"]) }
        return .found(outcome($0))
      },
      files: { _ in .found([Array("a.sh".utf8), Array("b.sh".utf8)], []) },
      write: { [self] _, levels in
        written.append(levels)
        return Written(problems: writeProblems, remarks: ["run.sh: had another name"])
      },
      save: { [self] path, bytes in
        if path == Array("/full".utf8) { return "No space left on device" }
        saved[String(decoding: path, as: UTF8.self)] = String(decoding: bytes, as: UTF8.self)
        return nil
      },
      standardInput: { [self] in standardInput },
      today: { System.day(20_000) },
      place: { Place(root: Array("/repo".utf8), directory: Array("/repo".utf8)) })
  }

  private func outcome(_ request: ScanRequest) -> Outcome {
    var sources = SourceSet()
    let file =
      request.standardInput ?? .init(path: Array("run.sh".utf8), bytes: Array(Self.script.utf8))
    let id = sources.add(file)
    let findings = levels.enumerated().map { index, level in
      let range = ByteRange(index * 31 + 5, index * 31 + 12)
      let edits = [SourceEdit(file: id, range: range, replacement: Array("NEW".utf8))]
      return Finding(
        rule: "tenant-backup-snapshots", kind: .call, level: level, severity: .warning, file: id,
        range: range, message: "retired", edits: level == .manual || level == .note ? [] : edits,
        fingerprint: "000000000000000\(index)")
    }
    return Outcome(
      sources: sources, findings: findings, ledger: Ledger(), problems: problems, filesScanned: 1)
  }

  /// What one run printed, and its status.
  struct Run {
    var output = ""
    var errors = ""
    var status: Int32 = -1
  }

  /// Runs the command line on words separated by blanks.
  func run(_ line: String, environment: [String: String] = [:], isTerminal: Bool = false) -> Run {
    run(line.split(separator: " ").map(String.init), environment, isTerminal)
  }

  func run(
    _ arguments: [String], _ environment: [String: String] = [:], _ isTerminal: Bool = false
  ) -> Run {
    var output: [UInt8] = []
    var errors: [UInt8] = []
    let tool = Tool(
      arguments: arguments.map { Array($0.utf8) }, environment: environment, engine: engine,
      output: Output(isTerminal: isTerminal) {
        output += $0
        return .written
      },
      errors: Output(isTerminal: false) {
        errors += $0
        return .written
      })
    let status = tool.run()
    return Run(
      output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self), status: status)
  }
}
