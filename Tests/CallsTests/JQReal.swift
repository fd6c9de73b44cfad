import Foundation
import Testing

@testable import Calls

/// The installed jq.
struct RealJQ: Sendable {
  let path: String
  let release: JQReleases
  /// How many mutated programs it judges; more with `JQ_MUTANTS`.
  static let mutants = Int(ProcessInfo.processInfo.environment["JQ_MUTANTS"] ?? "") ?? 3000

  struct Missing: Error {}

  /// The jq on the path; a missing one fails the test.
  static func found() throws -> RealJQ {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for folder in folders {
      let path = folder + "/jq"
      guard FileManager.default.isExecutableFile(atPath: String(path)) else { continue }
      let version = run(String(path), ["--version"]).output
      let text = String(decoding: version, as: UTF8.self)
      let release: JQReleases =
        text.contains("1.6") ? .jq16 : text.contains("1.7") ? .jq17 : .jq18
      return RealJQ(path: String(path), release: release)
    }
    Issue.record("jq is not installed: the test cannot judge")
    throw Missing()
  }

  struct Run {
    let status: Int32
    let output: Data
    let errors: String
  }

  /// Runs for at most `limit` seconds.
  static func run(
    _ path: String, _ arguments: [String], input: Data = Data(), limit: Double = 60
  ) -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
    for name in names { _ = FileManager.default.createFile(atPath: name.path, contents: input) }
    guard let standardInput = try? FileHandle(forReadingFrom: names[0]),
      let output = try? FileHandle(forWritingTo: names[1]),
      let errors = try? FileHandle(forWritingTo: names[2])
    else { return Run(status: -1, output: Data(), errors: "no files") }
    try? output.truncate(atOffset: 0)
    try? errors.truncate(atOffset: 0)
    process.standardInput = standardInput
    process.standardOutput = output
    process.standardError = errors
    process.environment = ["PATH": "/usr/bin:/bin", "clusterName": "from-env"]
    guard (try? process.run()) != nil else { return Run(status: -1, output: Data(), errors: "") }
    let end = Date().addingTimeInterval(limit)
    while process.isRunning, Date() < end { usleep(1000) }
    let isLate = process.isRunning
    if isLate { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    if isLate { return Run(status: -1, output: Data(), errors: "too slow") }
    let text = (try? Data(contentsOf: names[2])) ?? Data()
    return Run(
      status: process.terminationStatus, output: (try? Data(contentsOf: names[1])) ?? Data(),
      errors: String(decoding: text, as: UTF8.self))
  }

  /// Whether jq takes each program. Programs that are expected to be taken are judged together.
  func takes(_ programs: [String], expected: [Bool]) -> [Bool] {
    let verdicts = Verdicts(count: programs.count)
    var batches: [[Int]] = []
    var together: [Int] = []
    for (index, program) in programs.enumerated() {
      if expected[index], isBody(program) {
        together.append(index)
      } else {
        batches.append([index])
      }
    }
    while !together.isEmpty {
      batches.append(Array(together.prefix(60)))
      together.removeFirst(min(60, together.count))
    }
    let jobs = batches
    DispatchQueue.concurrentPerform(iterations: jobs.count) { number in
      judge(jobs[number], programs, verdicts)
    }
    return verdicts.all
  }

  /// Whether the program may stand in a definition.
  private func isBody(_ program: String) -> Bool {
    let words = ["import", "include", "module"]
    if words.contains(where: program.contains) { return false }
    guard case .success(let tree) = JQProgram.parse([UInt8](program.utf8)) else { return false }
    return tree.body.range.start < program.utf8.count
      && !(program + "\n").hasSuffix("\\\n") && !endsInDefinitions(tree.body, program)
  }

  private func endsInDefinitions(_ node: JQNode, _ program: String) -> Bool {
    guard case .pipe(let stages) = node.kind, let last = stages.last else { return false }
    return last.range.start == program.utf8.count
  }

  private func judge(_ batch: [Int], _ programs: [String], _ verdicts: Verdicts) {
    let text: String
    if batch.count == 1 {
      text = programs[batch[0]]
    } else {
      text = batch.map { "def f\($0): \(programs[$0])\n;\n" }.joined() + "empty"
    }
    let run = RealJQ.run(path, ["-n", " " + text])
    if run.isSyntaxError {
      if batch.count == 1 { return }
      let half = batch.count / 2
      judge(Array(batch[..<half]), programs, verdicts)
      judge(Array(batch[half...]), programs, verdicts)
    } else {
      verdicts.accept(batch)
    }
  }
}

extension RealJQ.Run {
  /// Whether jq refused the grammar of the program, and not only a name in it.
  var isSyntaxError: Bool {
    guard status == 3 else { return false }
    let known = [
      "is not defined", "module not found", "compile error", "Module path must",
      "is not a valid format",
    ]
    return errors.split(separator: "\n").contains { line in
      line.hasPrefix("jq: error: ") && !known.contains(where: line.contains)
    }
  }
}

/// Verdicts that several threads write.
final class Verdicts: @unchecked Sendable {
  private let lock = NSLock()
  private(set) var all: [Bool]
  init(count: Int) { all = Array(repeating: false, count: count) }
  func accept(_ indices: [Int]) {
    lock.lock()
    defer { lock.unlock() }
    for index in indices { all[index] = true }
  }
}

/// The same numbers on every machine (xorshift64*).
struct SmallRandom {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func below(_ limit: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 2_685_821_657_736_338_717) >> 33) % max(1, limit)
  }
}
