import Foundation

/// What became of a program: its exit status and what it printed.
package struct Finished: Sendable {
  package let status: Int32
  package let output: [UInt8]
  package var text: String { String(decoding: output, as: UTF8.self) }
}

/// Where a program of the search path stands; absent if it is not installed.
package func findProgram(_ name: String) -> String? {
  let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
  return path.split(separator: ":").map { "\($0)/\(name)" }.first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
}

/// How many seconds a program may run before it is killed, with all that it started: a hang has to
/// end as a failure that names the program.
private let patience = 1500

/// Runs a program of the search path. Input and output go through files, so that no pipe can fill
/// up.
///
/// - Parameters:
///   - command: the program and its arguments; `NAME=value` words may stand in front.
///   - folder: where it runs; absent: where the tests do.
///   - joinsErrors: whether the output holds what it prints as errors as well, in its place.
package func run(
  _ command: [String], input: [UInt8] = [], in folder: URL? = nil, joinsErrors: Bool = false
) throws -> Finished {
  let own = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: own) }
  let (from, to) = (own.appendingPathComponent("in"), own.appendingPathComponent("out"))
  try Data(input).write(to: from)
  try Data().write(to: to)
  let output = try FileHandle(forWritingTo: to)
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["timeout", "--signal=KILL", "\(patience)", "env"] + command
  if let folder { process.currentDirectoryURL = folder }
  process.standardInput = try FileHandle(forReadingFrom: from)
  process.standardOutput = output
  process.standardError = joinsErrors ? output : FileHandle.nullDevice
  try withSignals { try process.run() }
  process.waitUntilExit()
  return Finished(status: process.terminationStatus, output: Array(try Data(contentsOf: to)))
}

/// Starts something while no signal is blocked. The threads of tests block nearly all of them, a
/// program inherits that, and would not end at a SIGTERM.
private func withSignals(_ start: () throws -> Void) rethrows {
  var (none, own) = (sigset_t(), sigset_t())
  sigemptyset(&none)
  pthread_sigmask(SIG_SETMASK, &none, &own)
  defer { pthread_sigmask(SIG_SETMASK, &own, nil) }
  try start()
}

/// Runs a program of Python in the folder where it stands; the output holds its errors.
package func runPython(_ arguments: [String], in folder: URL) throws -> Finished {
  try run(["python3", "-B"] + arguments, in: folder, joinsErrors: true)
}

/// A folder of `Tests`.
package func testFolder(_ name: String) -> URL {
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent(name)
}
