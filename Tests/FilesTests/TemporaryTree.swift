import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A directory for one test, removed with it. Names are bytes.
final class TemporaryTree {
  let root: [UInt8]

  init() {
    var template = Array("/tmp/files-test-XXXXXX".utf8CString)
    root = String(cString: mkdtemp(&template)).utf8.map { $0 }
  }

  deinit { try? FileManager.default.removeItem(atPath: string) }

  var string: String { String(decoding: root, as: UTF8.self) }

  func path(_ name: String) -> [UInt8] { path(Array(name.utf8)) }
  func path(_ name: [UInt8]) -> [UInt8] { root + [0x2F] + name }
  func cPath(_ name: [UInt8]) -> [CChar] { path(name).map { CChar(bitPattern: $0) } + [0] }
  func cPath(_ name: String) -> [CChar] { cPath(Array(name.utf8)) }

  func directory(_ name: String) { directory(Array(name.utf8)) }

  func directory(_ name: [UInt8]) {
    for index in name.indices where name[index] == 0x2F {
      _ = mkdir(cPath(Array(name[..<index])), 0o755)
    }
    _ = mkdir(cPath(name), 0o755)
  }

  func file(_ name: String, _ text: String = "") { file(Array(name.utf8), Array(text.utf8)) }

  func file(_ name: [UInt8], _ bytes: [UInt8]) {
    if let index = name.lastIndex(of: 0x2F) { directory(Array(name[..<index])) }
    guard let file = fopen(cPath(name), "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  func link(_ name: String, to target: String) { _ = symlink(target, cPath(name)) }

  func bytes(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: String(decoding: path(name), as: UTF8.self))
      .map { Array($0) }
  }

  func names() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: string)) ?? []).sorted()
  }
}

/// Runs a program found on the PATH; its exit status and standard output.
func run(
  _ program: String, _ arguments: [String], in directory: String, input: [UInt8] = [],
  home: String? = nil
) throws -> (status: Int32, output: [UInt8]) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [program] + arguments
  process.currentDirectoryURL = URL(fileURLWithPath: directory)
  var environment = ProcessInfo.processInfo.environment
  environment["XDG_CONFIG_HOME"] = nil
  if let home { environment["HOME"] = home }
  process.environment = environment
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  // The input goes through a file, so that no pipe can fill up.
  let name = directory + "/../input-\(UInt64.random(in: 0...UInt64.max))"
  _ = FileManager.default.createFile(atPath: name, contents: Data(input))
  defer { try? FileManager.default.removeItem(atPath: name) }
  process.standardInput = FileHandle(forReadingAtPath: name)
  try process.run()
  let data = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return (process.terminationStatus, Array(data))
}
