import Foundation
import Testing

@testable import GoSDK

/// The real Go toolchain over a stand-in for the SDK.
enum RealGo {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Stub")

  /// Whether the programs are there; tests without them say so.
  static let isInstalled = ["go", "python3"].allSatisfy { find($0) != nil }

  static func find(_ program: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { "\($0)/\(program)" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  /// What a program wrote, and how it ended.
  struct Output {
    let status: Int32
    let output: String
    let errors: String
  }

  static func run(_ program: String, _ arguments: [String], in folder: URL) throws -> Output {
    let process = Process()
    let (output, errors) = (
      folder.appendingPathComponent("stdout.txt"), folder.appendingPathComponent("stderr.txt")
    )
    for file in [output, errors] {
      _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    }
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    var environment = ProcessInfo.processInfo.environment
    // Without the paths of the folders, which are new each time, what was compiled once is found again
    // in the cache; else each run of the tests adds a gigabyte to it.
    environment["GOFLAGS"] = "-mod=mod -trimpath"
    environment["GOPROXY"] = "off"
    environment["GOTOOLCHAIN"] = "local"
    process.environment = environment
    try process.run()
    process.waitUntilExit()
    return Output(
      status: process.terminationStatus,
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// The stand-in for a release, made once.
  static func stub(_ tag: String, in root: URL) throws -> String {
    let stub = root.appendingPathComponent("sdk-\(tag)")
    if !FileManager.default.fileExists(atPath: stub.path) {
      let made = try run(
        "python3", ["-B", folder.appendingPathComponent("stub.py").path, stub.path, tag], in: root)
      try #require(made.status == 0, "\(made.errors)")
    }
    return stub.path
  }
}

/// A program in a folder of its own, with the SDK's stand-ins beside it.
struct GoProgram {
  let root: URL
  let manifest: String

  /// - Parameters:
  ///   - tag: the release that it imports.
  ///   - beside: others that it imports.
  ///   - later: those that it may move to.
  init(requiring tag: String, beside: [String], later: [String]) throws {
    root = FileManager.default.temporaryDirectory
      .appendingPathComponent("gosdk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    var replaces = ""
    for tag in Set([tag] + beside + later).sorted() {
      replaces += "replace \(Self.module(tag)) => \(try RealGo.stub(tag, in: root))\n"
    }
    let requires = Set([tag] + beside).sorted().map { "require \(Self.module($0)) \($0)\n" }
      .joined()
    manifest = "module example.com/backup\n\ngo 1.22\n\n\(requires)\n\(replaces)"
  }

  static func module(_ tag: String) -> String {
    let major = tag.prefix { $0 != "." }
    return "go.mongodb.org/atlas-sdk" + (["v0", "v1"].contains(major) ? "" : "/\(major)")
  }

  func remove() throws { try FileManager.default.removeItem(at: root) }

  /// Writes the files in a folder of their own and runs the program.
  func run(_ files: [String: String], as name: String, tests: Bool = false) throws -> RealGo.Output
  {
    let place = root.appendingPathComponent(name)
    for (file, text) in files {
      let target = place.appendingPathComponent(file)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: target, atomically: true, encoding: .utf8)
    }
    let record = try String(
      contentsOf: RealGo.folder.appendingPathComponent("record.go.txt"), encoding: .utf8)
    try record.write(
      to: place.appendingPathComponent("record.go"), atomically: true, encoding: .utf8)
    if tests { return try RealGo.run("go", ["test", "./..."], in: place) }
    // `go run` would keep each program in its cache, some megabytes that nothing asks for again.
    let built = try RealGo.run("go", ["build", "-o", "program.exe", "."], in: place)
    guard built.status == 0 else { return built }
    return try RealGo.run(place.appendingPathComponent("program.exe").path, [], in: place)
  }

  /// The files that gofmt would change.
  func unformatted(_ files: [String: String]) throws -> String {
    let place = root.appendingPathComponent("gofmt")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for (file, text) in files where file.hasSuffix(".go") {
      try text.write(
        to: place.appendingPathComponent(file.replacing("/", with: "_")), atomically: true,
        encoding: .utf8)
    }
    let found = try RealGo.run("go", ["env", "GOROOT"], in: place).output
    let gofmt = found.split(separator: "\n").joined() + "/bin/gofmt"
    let result = try RealGo.run(gofmt, ["-d", "."], in: place)
    return result.output + result.errors
  }
}

/// What a tenant request must become, told from the request alone.
func flexRequest(_ line: String) throws -> String {
  var parts = line.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
    .map(String.init)
  guard parts.count == 5, parts[1].contains("/backup/tenant/") else { return line }
  let old = parts[1]
  parts[1] = old.replacing("/clusters/", with: "/flexClusters/")
    .replacing("/backup/tenant/restores", with: "/backup/restoreJobs")
    .replacing("/backup/tenant/restore", with: "/backup/restoreJobs")
    .replacing("/backup/tenant/", with: "/backup/")
  if parts[0] == "GET", old.hasSuffix("/snapshots") || old.hasSuffix("/restores") {
    parts[1] += "?includeCount=true&itemsPerPage=100&pageNum=1"
  }
  parts[2] = parts[2].replacing("2023-01-01", with: "2024-11-13")
  parts[3] = parts[3].replacing("2023-01-01", with: "2024-11-13")
  if !parts[4].isEmpty {
    let body = try JSONSerialization.jsonObject(with: Data(parts[4].utf8)) as? [String: Any]
    let kept = (body ?? [:]).filter { entry in
      entry.key == "snapshotId"
        || old.hasSuffix("/restore")
          && ["targetDeploymentItemName", "targetProjectId"].contains(entry.key)
    }
    parts[4] = String(
      decoding: try JSONSerialization.data(withJSONObject: kept, options: [.sortedKeys]),
      as: UTF8.self)
  }
  return parts.joined(separator: " ")
}
