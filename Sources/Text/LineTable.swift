/// Where the lines of a text begin. A line ends at LF; a CR before it belongs to the line end, and
/// a CR alone ends nothing.
package struct LineTable: Sendable {
  /// A place as people count it: both numbers begin at 1. Columns count Unicode scalars, and a
  /// byte that is not UTF-8 counts as one.
  package struct Position: Hashable, Sendable {
    package let line: Int
    package let column: Int
    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  private let bytes: [UInt8]
  /// Offsets; text that ends in LF has an empty last line.
  private let starts: [Int]

  /// Finds the lines of `bytes`; the first one begins after a mark of the byte order (UTF-8), which
  /// is no part of a document's text.
  package init(afterMarkOf bytes: [UInt8]) {
    self.init(bytes, first: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
  }

  /// Finds the lines of `bytes`.
  package init(_ bytes: [UInt8]) { self.init(bytes, first: 0) }

  private init(_ bytes: [UInt8], first: Int) {
    self.bytes = bytes
    var starts = [first]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    self.starts = starts
  }

  /// How many lines there are, the empty one after a last LF included; at least 1.
  package var count: Int { starts.count }

  /// The 1-based line of the byte at `offset`; the end of the text belongs to the last line.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The place of the byte at `offset`. An offset inside a scalar has the scalar's column.
  package func position(at offset: Int) -> Position {
    let line = line(at: offset)
    var column = 1
    var place = starts[line - 1]
    while place < min(offset, bytes.count) {
      place += scalar(in: bytes, at: place).count
      if place <= offset { column += 1 }
    }
    return Position(line: line, column: column)
  }

  /// The bytes of the 1-based `line` with its line end.
  package func range(ofLine line: Int) -> ByteRange {
    ByteRange(starts[line - 1], line < starts.count ? starts[line] : bytes.count)
  }

  /// The bytes of the 1-based `line` without LF or CRLF.
  package func content(ofLine line: Int) -> ByteRange {
    let whole = range(ofLine: line)
    var end = whole.end
    if end > whole.start, bytes[end - 1] == UInt8(ascii: "\n") {
      end -= 1
      if end > whole.start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    }
    return ByteRange(whole.start, end)
  }
}
