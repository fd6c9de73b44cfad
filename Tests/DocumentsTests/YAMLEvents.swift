import Documents
import Foundation
import Text

/// A YAML stream as one line of words, to be compared with what PyYAML reads.
func words(of bytes: [UInt8]) -> String? {
  guard case .success(let stream) = YAMLStream.read(bytes) else { return nil }
  return stream.documents.map { "D " + words(of: $0, bytes) }.joined(separator: " ")
}

private func words(of node: YAMLNode, _ bytes: [UInt8]) -> String {
  switch node {
  case .scalar(let scalar, _):
    return "S" + scalar.value(in: bytes).map { String(format: "%02x", $0) }.joined()
  case .sequence(let items, _):
    return (["["] + items.map { words(of: $0, bytes) } + ["]"]).joined(separator: " ")
  case .mapping(let pairs, _):
    let inner = pairs.flatMap { [words(of: $0.key, bytes), words(of: $0.value, bytes)] }
    return (["{"] + inner + ["}"]).joined(separator: " ")
  case .alias(let name, _): return "*" + name
  }
}

/// PyYAML, if it is installed.
enum PyYAML {
  static let program = #"""
    import sys, yaml
    loader = yaml.SafeLoader
    def words(event):
        if isinstance(event, yaml.DocumentStartEvent): return 'D'
        if isinstance(event, yaml.ScalarEvent):
            return 'S' + event.value.encode('utf-8', 'surrogatepass').hex()
        if isinstance(event, yaml.SequenceStartEvent): return '['
        if isinstance(event, yaml.SequenceEndEvent): return ']'
        if isinstance(event, yaml.MappingStartEvent): return '{'
        if isinstance(event, yaml.MappingEndEvent): return '}'
        if isinstance(event, yaml.AliasEvent): return '*' + event.anchor
    for path in sys.stdin.read().split('\n'):
        if not path: continue
        try:
            with open(path, 'rb') as file:
                events = list(yaml.parse(file.read(), Loader=loader))
            print(' '.join(filter(None, map(words, events))) or '-', flush=True)
        except Exception as error:
            print('error', str(error).replace('\n', ' '), flush=True)
    """#

  static let isInstalled: Bool = (try? python(["-c", "import yaml"], ""))?.status == 0

  /// One line for each path: the words, or `error` and why.
  static func lines(_ paths: [String]) throws -> [String] {
    let (_, text) = try python(["-c", program], paths.joined(separator: "\n"))
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  static func python(_ arguments: [String], _ input: String) throws -> (status: Int32, text: String)
  {
    let process = Process()
    let (output, source) = (Pipe(), FileManager.default.temporaryDirectory)
    let file = source.appendingPathComponent(UUID().uuidString)
    try Data(input.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
