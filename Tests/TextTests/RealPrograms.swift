import Foundation
import Support

/// The output of a bash script.
func bash(_ script: [UInt8]) throws -> [UInt8] {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).sh")
  defer { try? FileManager.default.removeItem(at: path) }
  try Data(script).write(to: path)
  return try run(["LC_ALL=C", "bash", path.path]).output
}

/// A JSON string, without its quotes, as Python reads it.
func pythonString(_ inside: [UInt8]) throws -> [UInt8] {
  let program = """
    import json, sys
    text = json.loads(b'"' + sys.stdin.buffer.read() + b'"')
    sys.stdout.buffer.write(text.encode('utf-8', 'surrogatepass'))
    """
  return try run(["LC_ALL=C", "python3", "-c", program], input: inside).output
}
