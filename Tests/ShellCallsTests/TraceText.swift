import Calls
import ShellCalls
import Text

/// Scripts in memory, by path.
struct Library: SourceLoader {
  private var sources = SourceSet()
  let main: FileID

  init(_ script: String, files: [String: String] = [:]) {
    main = sources.add(.init(path: [UInt8]("main.sh".utf8), bytes: [UInt8](script.utf8)))
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      _ = sources.add(.init(path: [UInt8](path.utf8), bytes: [UInt8](text.utf8)))
    }
  }

  func load(_ path: [UInt8], from script: FileID) -> FileID? {
    let plain = path.starts(with: "./".utf8) ? Array(path.dropFirst(2)) : path
    return sources.files.firstIndex { $0.path == plain }.map { FileID(index: $0) }
  }
  func names(in folder: [UInt8], from script: FileID) -> [[UInt8]] {
    let plain = folder.starts(with: "./".utf8) ? Array(folder.dropFirst(2)) : folder
    let prefix = plain + [UInt8(ascii: "/")]
    return sources.files.map(\.path).filter { $0.starts(with: prefix) }.map {
      Array($0.dropFirst(prefix.count))
    }
  }
  func bytes(of file: FileID) -> [UInt8] { sources.bytes(of: file) }
  func path(of file: FileID) -> [UInt8] { sources.path(of: file) }
}

/// The trace of a script, its uncalled functions included.
func trace(_ script: String, files: [String: String] = [:], unset: Set<String> = []) -> Trace {
  let library = Library(script, files: files)
  return evaluate(script: library.main, with: library, called: [], unset: unset)
}

extension Event {
  /// The command in one line: words in brackets, holes as `${name}`, alternatives apart by ` | `,
  /// and `< text` for a known input.
  var line: String {
    var lines: [String] = []
    for alternative in alternatives {
      let words = alternative.arguments.map { "[\($0.text.description)]" }
      let input = alternative.input.map { " < \($0.description)" } ?? ""
      let line = words.joined() + input
      if !lines.contains(line) { lines.append(line) }
    }
    return lines.joined(separator: " | ")
  }
}

/// The lines of the events of one program.
func lines(_ trace: Trace, of program: String) -> [String] {
  trace.events.filter { $0.name == program }.map(\.line)
}
