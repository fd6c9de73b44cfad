import CommandLine
import Files
import Foundation
import Migration
import Reports
import Rules
import Text

/// A folder in memory with names that ignore rules are written for, and room for one ignore file.
private let tree: String = {
  let path = "/dev/shm/tenant2flex-fuzz-\(getpid())"
  let files = FileManager.default
  for folder in ["a/b/c", "build/out", "src/.hidden", "a b"] {
    try! files.createDirectory(atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
  }
  for name in ["x.sh", "a/x.log", "a/b/[x].txt", "a/b/c/deep.go", "build/out/y.o", "a b/ z"] {
    require(files.createFile(atPath: "\(path)/\(name)", contents: Data()), "no \(name)")
  }
  atexit { try? FileManager.default.removeItem(atPath: tree) }
  return path
}()

@Sendable func readIgnoreFile(_ bytes: [UInt8]) {
  require(
    FileManager.default.createFile(atPath: tree + "/.gitignore", contents: Data(bytes)),
    "the ignore file was not written")
  let list = listFiles(paths: [Array(tree.utf8)])
  require(list.paths.count <= 7, "files appear")
}

/// An engine that finds nothing and gives the settings file that is tried.
private func engine(settings: [UInt8]) -> Engine {
  let empty = Outcome(
    sources: SourceSet(), findings: [], ledger: Ledger(), problems: [], filesScanned: 0)
  let root = Place(root: Array("/r".utf8), directory: Array("/r".utf8))
  var engine = Engine(
    rules: { _ in builtInRules().rules.map(RuleAnswer.loaded) ?? .refused([]) },
    scan: { _ in .found(empty) }, files: { _ in .found([], []) },
    write: { _, _ in Written(problems: []) }, save: { _, _ in nil }, standardInput: { nil },
    today: { Day(year: 2026, month: 1, day: 1)! }, place: { root })
  engine.read = { _ in .bytes(settings) }
  engine.configuration = { _ in Array("/r/.tenant2flex.json".utf8) }
  return engine
}

@Sendable func readConfiguration(_ bytes: [UInt8]) {
  var said = false
  let output = Output(isTerminal: false) { _ in .written }
  let errors = Output(isTerminal: false) { bytes in
    said = said || !bytes.isEmpty
    return .written
  }
  let status = Tool(
    arguments: [Array("check".utf8)], environment: [:], engine: engine(settings: bytes),
    output: output, errors: errors
  ).run()
  require(status != 2 || said, "settings are refused without a word")
}
