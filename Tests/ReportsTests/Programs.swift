import Foundation
import Testing

/// Runs a Python program with bytes on its standard input; what it printed, and its exit status.
/// Nil, said loudly, if Python or one of the modules is not there.
func python(
  _ program: String, modules: [String] = [], input: [UInt8], arguments: [String] = []
) -> (output: String, status: Int32)? {
  let imports = modules.map { "import \($0)\n" }.joined()
  guard let probe = run(["python3", "-c", imports], input: []), probe.status == 0 else {
    print("SKIPPED for want of python3 \(modules.joined(separator: " "))")
    return nil
  }
  return run(["python3", "-c", imports + program] + arguments, input: input)
}

/// Runs a program found on the path; nil if it cannot be started.
func run(_ command: [String], input: [UInt8]) -> (output: String, status: Int32)? {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = command
  let stdin = FileManager.default.temporaryDirectory
    .appendingPathComponent("input-\(UInt64.random(in: 0...UInt64.max))")
  let output = Pipe()
  process.standardOutput = output
  process.standardError = output
  do {
    try Data(input).write(to: stdin)
    defer { try? FileManager.default.removeItem(at: stdin) }
    process.standardInput = try FileHandle(forReadingFrom: stdin)
    try process.run()
  } catch {
    return nil
  }
  let printed = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (String(decoding: printed, as: UTF8.self), process.terminationStatus)
}
