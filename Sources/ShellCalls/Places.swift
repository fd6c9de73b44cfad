import Calls
import Text

/// Where the parts of a program text are written. In a script they stand in a row; in text that
/// `eval` or `sh -c` runs, pieces of it may come from elsewhere.
extension Evaluation {
  /// The place of a command: from its first piece on, as far as the pieces stand in a row.
  func place(ofCommand range: ByteRange, in document: TracedText) -> Origin? {
    let pieces = document.slice(range).pieces
    guard pieces.count > 1 else { return document.span(of: range) }
    let origins = pieces.compactMap(\.origin)
    // A variable of a makefile may bring the program: the recipe is where the command stands.
    let own = origins.drop { $0.encoding.layers.contains(.makeValue) }
    guard let first = own.first ?? origins.first else { return nil }
    var end = first.range.end
    for origin in own.dropFirst() where origin.file == first.file {
      guard origin.range.start >= end, isOneLine(first.file, end, origin.range.start) else {
        continue
      }
      end = origin.range.end
    }
    return Origin(
      file: first.file, range: ByteRange(first.range.start, end), encoding: first.encoding)
  }

  /// The place of a word of the command at `command`; nil where either end of it is written
  /// elsewhere.
  func place(ofWord range: ByteRange, of command: Origin?, in document: TracedText) -> Origin? {
    let pieces = document.slice(range).pieces
    guard pieces.count > 1 else { return document.span(of: range) }
    guard let command, let first = pieces.first?.origin, let last = pieces.last?.origin,
      first.file == command.file, last.file == command.file,
      command.range.contains(first.range), command.range.contains(last.range)
    else { return nil }
    return document.span(of: range)
  }

  /// Whether no line ends between two places, but for continued lines and comments among them.
  private func isOneLine(_ file: FileID, _ start: Int, _ end: Int) -> Bool {
    let gap = loader.bytes(of: file)[ByteRange(start, end)]
    let lines = gap.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return lines.indices.dropLast().allSatisfy { index in
      let line = lines[index].last == 13 ? lines[index].dropLast() : lines[index]
      let isComment =
        index > 0 && line.first { $0 != 0x20 && $0 != 0x09 }.map(startsComment) == true
      return isComment || line.last == UInt8(ascii: "\\")
    }
  }

  /// `#`, and `;` in a unit of systemd.
  private func startsComment(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";")
  }
}
