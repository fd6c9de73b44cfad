import Calls
import Documents
import Scanner
import Text

/// Files of data in which a path is no mention, as a script reads them: `cat urls.txt`,
/// `jq .path settings.json`, `curl -K options.txt`.
extension RunBuilder {
  /// The last components of the known words that commands which read something are given, and of
  /// the files on their standard input.
  func namesGiven(in scan: Scan) -> Set<[UInt8]> {
    var result: Set<[UInt8]> = []
    for event in scan.scripts.flatMap(\.trace.events) where !event.leavesContent {
      for argument in event.alternatives.flatMap({ $0.arguments.dropFirst() }) {
        let text = argument.text.bytes.prefix(4096)
        guard let last = text.split(separator: UInt8(ascii: "/")).last, argument.text.isKnown else {
          continue
        }
        result.insert(Array(last.drop { "@<=".utf8.contains($0) }))
      }
      for piece in event.alternatives.compactMap(\.input).flatMap(\.pieces) {
        guard let file = piece.origin?.file else { continue }
        if let last = workspace.path(of: file).split(separator: UInt8(ascii: "/")).last {
          result.insert(Array(last))
        }
      }
    }
    for file in scan.scripts.flatMap(\.trace.filesRead) {
      let last = workspace.path(of: file).split(separator: UInt8(ascii: "/")).last
      if let last { result.insert(Array(last)) }
    }
    return result
  }

  /// Whether a script of the run reads a file: a command is given its name; or a Go program does.
  func isRead(_ file: FileID) -> Bool {
    if found.dataOfGo.contains(file) { return true }
    let last = workspace.path(of: file).split(separator: UInt8(ascii: "/")).last
    return last.map { namesGiven.contains(Array($0)) } == true
  }
}

extension Event {
  /// Whether a file that the command is given becomes no part of a request: it is shown, or only
  /// its name matters.
  fileprivate var leavesContent: Bool {
    guard let name, !isShown else { return true }
    if ["rm", "chmod", "ls", "stat", "test", "[", "[[", "touch", "mkdir", "wc", ">", "> file"]
      .contains(name)
    {
      return true
    }
    let prints = [
      "jq", "gojq", "jaq", "grep", "egrep", "fgrep", "head", "tail", "sort", "uniq", "diff", "cmp",
      "less", "more", "awk", "sed", "cut", "cp", "mv", "file",
    ]
    return destination != .captured && prints.contains(name)
  }
}
