import Migration
import Text

extension Report {
  /// The patch of the applied levels, byte-true, as `git apply` takes it; nothing if there is no
  /// change.
  var diff: [UInt8] { fileDiffs.flatMap { $0 } }

  private var fileDiffs: [[UInt8]] {
    plannedEdits.map { file, edits in
      let bytes = outcome.sources.bytes(of: file)
      guard let diff = unifiedDiff(of: edits, to: bytes, path: repositoryPath(of: file)) else {
        preconditionFailure("the edits of a run must not overlap")
      }
      return diff
    }
  }

  /// The patch for a screen: coloured, and control characters as escapes.
  func shownDiff(_ style: TextStyle) -> String {
    splitLines(diff).map { line in
      let ended = line.last == UInt8(ascii: "\n")
      // Tabs steer nothing.
      let text = (ended ? line.dropLast() : line[...])
        .split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { visible($0) }.joined(separator: "\t")
      return style.paint(text, ofDiffLine: line) + "\n"
    }.joined()
  }
}

extension TextStyle {
  fileprivate func paint(_ text: String, ofDiffLine line: [UInt8]) -> String {
    switch line.first {
    case UInt8(ascii: "-"): paint(text, .red)
    case UInt8(ascii: "+"): paint(text, .green)
    case UInt8(ascii: "@"): paint(text, .cyan)
    case UInt8(ascii: "d"): paint(text, .bold)
    default: text
    }
  }
}
