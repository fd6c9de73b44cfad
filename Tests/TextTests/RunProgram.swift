import Foundation

/// Runs a program found on the path; what it printed and its exit status. Input and output go
/// through files, so that no pipe can fill up.
func run(_ command: [String], input: [UInt8] = []) throws -> (output: [UInt8], status: Int32) {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let (from, to) = (folder.appendingPathComponent("in"), folder.appendingPathComponent("out"))
  try Data(input).write(to: from)
  try Data().write(to: to)
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["LC_ALL=C"] + command
  process.standardInput = try FileHandle(forReadingFrom: from)
  process.standardOutput = try FileHandle(forWritingTo: to)
  process.standardError = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  return (Array(try Data(contentsOf: to)), process.terminationStatus)
}

/// The output of a bash script.
func bash(_ script: [UInt8]) throws -> [UInt8] {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).sh")
  defer { try? FileManager.default.removeItem(at: path) }
  try Data(script).write(to: path)
  return try run(["bash", path.path]).output
}

/// A JSON string, without its quotes, as Python reads it.
func pythonString(_ inside: [UInt8]) throws -> [UInt8] {
  let program = """
    import json, sys
    text = json.loads(b'"' + sys.stdin.buffer.read() + b'"')
    sys.stdout.buffer.write(text.encode('utf-8', 'surrogatepass'))
    """
  return try run(["python3", "-c", program], input: inside).output
}
