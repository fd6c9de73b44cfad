import Foundation
import ShellSyntax
import Testing

/// The real bash is the judge: `bash -n` and the parser accept the same scripts.
struct BashTests {
  static let folders = [
    "/usr/bin", "/usr/sbin", "/usr/lib", "/usr/share", "/usr/local", "/etc", "/opt",
  ]
  /// Scripts where the two may differ, by the end of their path, with the reason.
  static let exceptions: [String: String] = [:]
  static let mostFiles = 1500

  /// bash says this at run time only, or warns: not about the grammar.
  private func complains(_ path: String, _ options: [String]) throws -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = options + ["-n", path]
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    return lines.contains { !$0.contains("warning:") }
  }

  private func isShell(_ path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? handle.close() }
    let head = (try? handle.read(upToCount: 64)) ?? Data()
    let line = String(decoding: head.prefix { $0 != 10 }, as: UTF8.self)
    guard line.hasPrefix("#!") else { return path.hasSuffix(".sh") || path.hasSuffix(".bash") }
    let program = line.split(whereSeparator: { $0 == " " || $0 == "/" }).dropFirst()
    return program.contains("sh") || program.contains("bash") || program.contains("dash")
  }

  private func scripts() -> [String] {
    var found: [String] = []
    for folder in Self.folders {
      guard let names = FileManager.default.enumerator(atPath: folder) else { continue }
      for case let name as String in names {
        let ending = name.split(separator: "/").last?.split(separator: ".").dropFirst().last
        let isCandidate =
          ending == "sh" || ending == "bash" || (ending == nil && folder != "/usr/share")
          || name.hasPrefix("bash-completion/")
        guard isCandidate, names.fileAttributes?[.type] as? FileAttributeType == .typeRegular,
          (names.fileAttributes?[.size] as? Int ?? 0) < 300_000
        else { continue }
        let path = folder + "/" + name
        if isShell(path) || name.hasPrefix("bash-completion/completions/") { found.append(path) }
        if found.count == Self.mostFiles { return found }
      }
    }
    return found
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash"), "bash is missing"))
  func agreesOverTheScriptsOfTheSystem() throws {
    var agreed = 0
    var excused = 0
    let scripts = scripts()
    for path in scripts {
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      let bytes = [UInt8](data)
      let program = parseShell(bytes)
      // Extended patterns are part of our grammar whether the script turns them on or not.
      if try complains(path, ["-O", "extglob"]) != program.issues.isEmpty {
        agreed += 1
      } else if Self.exceptions.keys.contains(where: { path.hasSuffix($0) }) {
        excused += 1
      } else {
        Issue.record("bash and the parser differ on \(path): \(program.issues)")
      }
      #expect(TreeRanges.faults(in: bytes) == [], "\(path)")
    }
    print("bash -n: \(scripts.count) scripts, \(agreed) agree, \(excused) excused")
  }
}
