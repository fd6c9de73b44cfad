import Foundation

/// The program of `offsets.go.txt`, built once: it says what go/parser finds in files.
struct GoJudge {
  /// What go/parser says of a file.
  struct Verdict {
    let path: String
    /// Where the things are that are compared; nil when it is no Go.
    let places: [String]?

    var isGo: Bool { places != nil }
  }

  private let folder: URL

  /// Throws when there is no `go`.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("offsets-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("offsets.go.txt")
    let program = folder.appendingPathComponent("main.go")
    try FileManager.default.copyItem(at: source, to: program)
    _ = try run(["go", "build", "-o", folder.path + "/offsets", program.path])
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// The folder of the Go installation.
  func root() throws -> String {
    try run(["go", "env", "GOROOT"]).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// One for each of `files`, in their order.
  func verdicts(on files: [String]) throws -> [Verdict] {
    let input = files.joined(separator: "\n")
    let lines = try run([folder.path + "/offsets"], input: input).split(
      separator: "\n", omittingEmptySubsequences: false)
    var verdicts: [Verdict] = []
    var index = 0
    while index < lines.count, lines[index].hasPrefix("file ") {
      let isGo = lines[index].hasSuffix(" true")
      let path = lines[index].dropFirst("file ".count).dropLast(isGo ? 5 : 6)
      let places = isGo ? lines[index + 1].split(separator: " ").map(String.init) : nil
      verdicts.append(Verdict(path: String(path), places: places))
      index += isGo ? 2 : 1
    }
    return verdicts
  }

  /// The standard output of a program; through files, so that no pipe can fill up.
  private func run(_ arguments: [String], input: String = "") throws -> String {
    let name = folder.path + "/" + UUID().uuidString
    try Data(input.utf8).write(to: URL(fileURLWithPath: name + ".in"))
    try Data().write(to: URL(fileURLWithPath: name + ".out"))
    defer {
      for suffix in [".in", ".out"] { try? FileManager.default.removeItem(atPath: name + suffix) }
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardInput = FileHandle(forReadingAtPath: name + ".in")
    process.standardOutput = FileHandle(forWritingAtPath: name + ".out")
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: name + ".out")), as: UTF8.self)
  }
}
