import Foundation

/// Where a program of the search path stands; absent if it is not installed.
func findProgram(_ name: String) -> String? {
  let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
  return path.split(separator: ":").map { "\($0)/\(name)" }.first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
}

/// Runs a program with `input` as standard input and returns its standard output and status.
func run(_ program: String, _ arguments: [String], input: [UInt8]) throws -> (
  output: [UInt8], status: Int32
) {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let (from, to) = (folder.appendingPathComponent("in"), folder.appendingPathComponent("out"))
  try Data(input).write(to: from)
  try Data().write(to: to)
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  process.standardInput = try FileHandle(forReadingFrom: from)
  process.standardOutput = try FileHandle(forWritingTo: to)
  try process.run()
  process.waitUntilExit()
  return (Array(try Data(contentsOf: to)), process.terminationStatus)
}
