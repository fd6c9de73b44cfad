import Calls
import CommandLine
import Documents
import Files
import Foundation
import GoSyntax
import JSON
import Languages
import Migration
import Reports
import Rules
import ShellSyntax
import Text

/// What is tried, by name. Each traps if a promise is broken.
let targets: [String: @Sendable ([UInt8]) -> Void] = [
  "shell": readShell, "go": readGo, "json": readJSON, "jq": readJQ, "yaml": readYAML,
  "document": readDocument, "language": readLanguage, "curl": readCurl, "atlas": readAtlas,
  "ignore": readIgnoreFile, "rules": readRules, "configuration": readConfiguration,
  "migrate": migrateText, "script": { migrateScript(generatedScript($0)) },
]

/// Traps with the words of a broken promise.
func require(_ holds: Bool, _ promise: @autoclosure () -> String) {
  if !holds { fatalError(promise()) }
}

private func requireInside(_ range: ByteRange, _ count: Int, _ what: String) {
  require(
    0 <= range.start && range.start <= range.end && range.end <= count,
    "\(what) has the range \(range.start)..<\(range.end) in \(count) bytes")
}

@Sendable private func readShell(_ bytes: [UInt8]) {
  let program = parseShell(bytes)
  var end = 0
  for statement in program.statements {
    requireInside(statement.range, bytes.count, "a statement")
    require(statement.range.start >= end, "statements overlap")
    end = statement.range.end
  }
  for comment in program.comments { requireInside(comment, bytes.count, "a comment") }
  for issue in program.issues { requireInside(issue.range, bytes.count, "an issue") }
}

@Sendable private func readGo(_ bytes: [UInt8]) {
  let file = parseGo(bytes)
  file.walk { node in
    if case .expression(let expression) = node {
      requireInside(expression.range, bytes.count, "an expression")
      if case .literal(let literal) = expression, literal.kind == .string {
        for unit in goStringUnits(literal.range, in: bytes) {
          requireInside(unit.range, bytes.count, "a unit of a string")
        }
      }
    }
    return true
  }
  for comment in file.comments { requireInside(comment, bytes.count, "a comment") }
}

@Sendable private func readJSON(_ bytes: [UInt8]) {
  for hole in [nil, UInt8(0)] {
    guard let value = try? parseJSON(bytes, hole: hole) else { continue }
    requireInside(value.range, bytes.count, "the value")
    // What stands outside the value is white space: the value alone reads the same.
    require(
      (try? parseJSON(Array(bytes[value.range.start..<value.range.end]), hole: hole)) != nil,
      "the value alone is not read")
  }
}

@Sendable private func readJQ(_ bytes: [UInt8]) {
  _ = JQProgram.parse(bytes)
}

@Sendable private func readYAML(_ bytes: [UInt8]) {
  switch YAMLStream.read(bytes) {
  case .success(let stream):
    for comment in stream.comments { requireInside(comment, bytes.count, "a comment") }
    for document in stream.documents {
      for scalar in document.scalars { requireInside(scalar.range, bytes.count, "a scalar") }
    }
  case .failure(let problem):
    require((0...bytes.count).contains(problem.offset), "a problem is outside the text")
  }
}

/// Names that stand for each kind of file. The first byte of an input chooses one.
private let names = [
  "backup.sh", "main.go", "README.md", ".github/workflows/ci.yml", ".gitlab-ci.yml", "Makefile",
  "Dockerfile", "docker-compose.yml", "Jenkinsfile", "package.json", "crontab", "main.tf",
  "tasks.yml", "azure-pipelines.yml", ".circleci/config.yml", "Taskfile.yml", "job.py", "job.js",
  "job.rb", "job.ps1", "Job.java", "api.postman_collection.json", "openapi.json", "guide.rst",
  "guide.adoc", "notes.txt", ".env", "Justfile", "backup.service", "chart/templates/job.yaml",
  "deploy.sh.j2", "job.php",
].map { Array($0.utf8) }

/// The name that the first byte chooses, and the other bytes.
func named(_ input: [UInt8]) -> (path: [UInt8], bytes: [UInt8]) {
  (names[Int(input.first ?? 0) % names.count], Array(input.dropFirst()))
}

@Sendable private func readDocument(_ input: [UInt8]) {
  let (path, bytes) = named(input)
  let document = Document(FileID(index: 0), path: path, bytes: bytes)
  require(document.isIntact(in: document, after: []), "a document differs from itself")
  for script in document.scripts {
    for piece in script.text.pieces {
      guard let origin = piece.origin else { continue }
      requireInside(origin.range, bytes.count, "a piece of a script")
    }
  }
}

@Sendable private func readLanguage(_ input: [UInt8]) {
  let (path, bytes) = named(input)
  _ = terraformDataSources(in: bytes)
  guard let dialect = Dialect(path: path, bytes: bytes) else { return }
  let page = SourceText(file: FileID(index: 0), bytes: bytes, dialect: dialect)
  for range in page.comments + page.strings + page.expressions.map(\.range) {
    requireInside(range, bytes.count, "a comment or string")
  }
}

/// The lines of an input as the words of a command.
private func words(_ bytes: [UInt8]) -> [TracedText] {
  bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
    TracedText(file: FileID(index: 0), bytes: Array($0))
  }
}

@Sendable private func readCurl(_ bytes: [UInt8]) {
  let invocation = CurlInvocation.parse(words(bytes))
  for transfer in invocation.transfers {
    require(transfer.outputs.count == transfer.urls.count, "a URL has no output")
    _ = transfer.headers
  }
  _ = JQInvocation.parse(words(bytes))
}

@Sendable private func readAtlas(_ bytes: [UInt8]) {
  _ = AtlasInvocation.parse(words(bytes))
}

@Sendable private func readRules(_ bytes: [UInt8]) {
  let load = loadRules(bytes, name: "rules.json")
  require(load.rules != nil || !load.problems.isEmpty, "rules are refused without a word")
}
