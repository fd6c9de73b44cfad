import Calls
import Foundation
import ShellCalls
import Support
import Testing
import Text

/// Real bash, or zsh, is the judge: a `curl` that writes its arguments down tells what a script passes.
struct BashAgreementTests {
  private struct Run {
    /// The arguments of each call in order, the program left out.
    let calls: [[[UInt8]]]
    let status: Int32
  }

  private static let stub = """
    #!/bin/bash
    { [ $# = 0 ] || printf '%s\\0' "$@"; printf '\\n\\0'; } >> "$CALLS"
    """

  /// The folder with that `curl`, made once: a program that is still open for writing, here or in a
  /// child that another test has just started, cannot be run.
  private static let programs: Result<URL, any Error> = Result {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appendingPathComponent("curl-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    let program = folder.appendingPathComponent("curl")
    try stub.write(to: program, atomically: true, encoding: .utf8)
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    return folder
  }

  private func bash(_ script: String, as shell: String = "bash") throws -> Run {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    let programs = try Self.programs.get()
    try script.write(
      to: folder.appendingPathComponent("main.sh"), atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [shell, "main.sh"]
    process.currentDirectoryURL = folder
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    process.environment = [
      "PATH": "\(programs.path):\(path)", "CALLS": folder.appendingPathComponent("calls").path,
      "LC_ALL": "C.UTF-8",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let data = files.contents(atPath: folder.appendingPathComponent("calls").path) ?? Data()
    return Run(calls: Self.calls(in: [UInt8](data)), status: process.terminationStatus)
  }

  private static func calls(in bytes: [UInt8]) -> [[[UInt8]]] {
    var result: [[[UInt8]]] = []
    var current: [[UInt8]] = []
    for part in bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast() {
      if part.elementsEqual([0x0A]) {
        result.append(current)
        current = []
      } else {
        current.append(Array(part))
      }
    }
    return result
  }

  private func text(_ call: [[UInt8]]) -> String {
    call.map { "[\(String(decoding: $0, as: UTF8.self))]" }.joined()
  }

  private func traced(_ script: String) -> [[String]] {
    trace(script).events.filter { $0.name == "curl" }.map { event in
      event.alternatives.map { alternative in
        let words = alternative.arguments.dropFirst()
        return words.map { "[\($0.text.description)]" }.joined()
      }
    }
  }

  /// Scripts without a choice: the same calls in the same order.
  @Test(arguments: StraightScripts.all + ReadingScripts.all + ArgumentScripts.all)
  func passesWhatBashPasses(
    _ script: String
  ) throws {
    let run = try bash(script)
    #expect(!run.calls.isEmpty, "bash called nothing: \(script)")
    let own = traced(script)
    let real = run.calls.map(text)
    #expect(own == real.map { [$0] }, "\(script)")
  }

  /// The same for scripts of zsh, which splits no values.
  @Test(arguments: ZshScripts.all) func passesWhatZshPasses(_ script: String) throws {
    guard findProgram("zsh") != nil else {
      print("SKIPPED for want of zsh")
      return
    }
    let text = "#!/usr/bin/env zsh\n\(script)"
    let run = try bash(text, as: "zsh")
    #expect(!run.calls.isEmpty, "zsh called nothing: \(script)")
    #expect(traced(text) == run.calls.map { [self.text($0)] }, "\(script)")
  }

  /// Scripts with branches and loops: what bash passes is among what the trace holds possible,
  /// and the trace holds nothing but `also` possible besides.
  @Test(arguments: BranchingScripts.all)
  func holdsPossibleWhatBashPasses(_ script: BranchingScripts.Script) throws {
    let real = Set(try bash(script.text).calls.map(text))
    let own = Set(traced(script.text).flatMap { $0 })
    #expect(!real.isEmpty, "bash called nothing: \(script.text)")
    #expect(own.isSuperset(of: real), "\(script.text): \(own), bash: \(real)")
    #expect(own.subtracting(real) == Set(script.also), "\(script.text)")
  }
}
