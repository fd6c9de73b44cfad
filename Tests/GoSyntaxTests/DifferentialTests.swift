import Foundation
import GoSyntax
import Testing
import Text

/// Compares with go/parser, the judge, on a part of the standard library that `go` brings along.
@Suite struct DifferentialTests {
  /// Folders of GOROOT/src: generics in all their forms, HTTP code, and much else.
  private let folders = [
    "encoding/json", "go/ast", "go/parser", "internal/types/testdata", "iter", "maps", "net/http",
    "runtime/cgo", "slices", "strconv", "text/template",
  ]

  @Test func offsetsAreThoseOfGo() throws {
    guard let root = try? run(["env", "GOROOT"], input: ""), !root.isEmpty else {
      print("SKIPPED for want of go")
      return
    }
    let source = root.trimmingCharacters(in: .whitespacesAndNewlines) + "/src/"
    let files = folders.flatMap { goFiles(in: source + $0) }
    try #require(files.count > 500)
    var expected = try judge(files).split(separator: "\n", omittingEmptySubsequences: false)[...]
    var accepted = 0
    while let line = expected.popFirst()?.split(separator: " "), line.count == 3 {
      let path = String(line[1])
      let file = parseGo([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
      let isGo = line[2] == "true"
      #expect(file.issues.isEmpty == isGo, "\(path): \(file.issues)")
      guard isGo else { continue }
      accepted += 1
      let places = expected.popFirst().map(String.init) ?? ""
      #expect(self.places(file) == places.split(separator: " ").map(String.init), "\(path)")
    }
    #expect(accepted > 500)
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

  /// What the Go program beside this file says.
  private func judge(_ files: [String]) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("offsets-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = folder.appendingPathComponent("main.go")
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("offsets.go.txt")
    try FileManager.default.copyItem(at: source, to: program)
    return try run(["run", program.path], input: files.joined(separator: "\n"))
  }

  /// The standard output of `go`; through files, so that no pipe can fill up.
  private func run(_ arguments: [String], input: String) throws -> String {
    let name = FileManager.default.temporaryDirectory.path + "/go-\(UUID().uuidString)"
    try Data(input.utf8).write(to: URL(fileURLWithPath: name + ".in"))
    try Data().write(to: URL(fileURLWithPath: name + ".out"))
    defer {
      for suffix in [".in", ".out"] { try? FileManager.default.removeItem(atPath: name + suffix) }
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["go"] + arguments
    process.standardInput = FileHandle(forReadingAtPath: name + ".in")
    process.standardOutput = FileHandle(forWritingAtPath: name + ".out")
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: name + ".out")), as: UTF8.self)
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
