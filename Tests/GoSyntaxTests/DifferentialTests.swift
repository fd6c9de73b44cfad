import Foundation
import GoSyntax
import Testing
import Text

/// Compares with go/parser, the judge, on a part of the standard library that `go` brings along.
///
/// Any other list of files, one path on each line, is compared with
///
///     ROOMS=Text,GoSyntax GO_FILES=LIST swift test -c release --filter DifferentialTests
@Suite struct DifferentialTests {
  /// Folders of GOROOT/src: generics in all their forms, HTTP code, and much else.
  private let folders = [
    "encoding/json", "go/ast", "go/parser", "internal/types/testdata", "iter", "maps", "net/http",
    "runtime/cgo", "slices", "strconv", "text/template",
  ]

  @Test func offsetsAreThoseOfGo() throws {
    guard let judge = try? GoJudge() else {
      print("SKIPPED for want of go")
      return
    }
    defer { judge.remove() }
    let list = ProcessInfo.processInfo.environment["GO_FILES"]
    let files =
      try list.map {
        try String(contentsOfFile: $0, encoding: .utf8).split(separator: "\n").map(String.init)
      } ?? standardFiles(judge)
    var figures = Figures()
    for start in stride(from: 0, to: files.count, by: 200) {
      let batch = Array(files[start..<min(start + 200, files.count)])
      for verdict in try judge.verdicts(on: batch) { try compare(verdict, &figures) }
      if list != nil { print("\(start + batch.count) of \(files.count): \(figures)") }
    }
    #expect(figures.files == files.count)
    #expect(list != nil || figures.accepted > 500)
  }

  private func standardFiles(_ judge: GoJudge) throws -> [String] {
    let root = try judge.root()
    return folders.flatMap { goFiles(in: root + "/src/" + $0) }
  }

  private func goFiles(in folder: String) -> [String] {
    guard let names = FileManager.default.enumerator(atPath: folder) else { return [] }
    let paths = names.compactMap { $0 as? String }.sorted().map { folder + "/" + $0 }
    return paths.filter { path in
      var isFolder: ObjCBool = false
      return path.hasSuffix(".go")
        && FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
  }

  private func compare(_ verdict: GoJudge.Verdict, _ figures: inout Figures) throws {
    let file = parseGo([UInt8](try Data(contentsOf: URL(fileURLWithPath: verdict.path))))
    figures.files += 1
    if file.issues.isEmpty != verdict.isGo {
      figures.differences += 1
      Issue.record("\(verdict.path): \(file.issues)")
    }
    guard let expected = verdict.places else { return }
    figures.accepted += 1
    let found = places(file)
    for place in found { figures.places[String(place.prefix { $0 != ":" }), default: 0] += 1 }
    guard found != expected else { return }
    figures.differences += 1
    let difference = found.difference(from: expected)
    let first = difference.prefix(4).map { String(describing: $0) }.joined(separator: ", ")
    Issue.record("\(verdict.path): \(difference.count) differences: \(first)")
  }

  private func places(_ file: GoFile) -> [String] {
    var list: [String] = []
    func add(_ kind: String, _ places: Int...) {
      list.append(places.reduce(into: kind) { $0 += ":\($1)" })
    }
    file.walk { node in
      switch node {
      case .expression(.call(let call)):
        add("call", call.range.start, call.parentheses.start, call.parentheses.end - 1)
      case .expression(.composite(let literal)):
        add("literal", literal.range.start, literal.braces.start, literal.braces.end - 1)
      case .expression(.function(let literal)):
        add("function", literal.range.start, literal.body.range.start, literal.range.end - 1)
      case .importSpec(let spec): add("import", spec.range.start, spec.path.range.start)
      case .expression(.literal(let literal)) where isString(literal):
        add("string", literal.range.start, literal.range.end)
      case .expression(.identifier(let name)), .name(let name):
        if name.name != "." { add("name", name.range.start) }
      default: break
      }
      return true
    }
    // As Go sorts strings: by bytes.
    return list.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func isString(_ literal: BasicLiteral) -> Bool {
    literal.kind == .string || literal.kind == .rawString
  }
}

/// What a comparison looked at.
private struct Figures: CustomStringConvertible {
  var files = 0
  var accepted = 0
  var differences = 0
  var places: [String: Int] = [:]

  var description: String {
    let places = places.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return "\(accepted) accepted by go/parser, \(differences) different; places: "
      + places.joined(separator: ", ")
  }
}
