import Text

/// How far the statements of a file reach, for comments that speak of one.
struct Extents {
  private let bytes: [UInt8]
  private let lines: LineTable
  private let comments: [ByteRange]
  /// Ordered by start, the wider first.
  private let statements: [ByteRange]

  /// - Parameters:
  ///   - statements: in byte offsets, in any order.
  init(_ bytes: [UInt8], statements: [ByteRange], comments: [ByteRange]) {
    self.bytes = bytes
    lines = LineTable(bytes)
    self.comments = comments
    self.statements = statements.sorted { ($0.start, -$0.end) < ($1.start, -$1.end) }
  }

  /// What the comment at `comment` speaks of: the statement before it on its line, or else the
  /// next one; absent if there is none.
  func target(of comment: ByteRange) -> ByteRange? {
    let line = lines.line(at: comment.start)
    let start = lines.range(ofLine: line).start
    let isAlone = bytes[start..<comment.start].allSatisfy(isMargin)
    return isAlone ? next(after: comment) : trailing(comment, line)
  }

  private func trailing(_ comment: ByteRange, _ line: Int) -> ByteRange? {
    let before = statements.filter { $0.start < comment.start }
    let ended = before.filter {
      $0.end <= comment.start && lines.line(at: max($0.start, $0.end - 1)) == line
    }
    if let last = ended.map(\.end).max() { return ended.first { $0.end == last } }
    return before.last { lines.line(at: $0.start) == line }
  }

  private func next(after comment: ByteRange) -> ByteRange? {
    guard let next = statements.first(where: { $0.start >= comment.end }) else { return nil }
    var place = comment.end
    while place < next.start {
      if let other = comments.first(where: { $0.contains(place) }) {
        place = other.end
      } else if isMargin(bytes[place]) || bytes[place] == 10 || bytes[place] == 13 {
        place += 1
      } else {
        return nil
      }
    }
    return next
  }

  /// Blanks, and what stands before prose: a quote mark, a bullet, a byte order mark.
  private func isMargin(_ byte: UInt8) -> Bool {
    [UInt8](" \t>".utf8).contains(byte) || [0xEF, 0xBB, 0xBF].contains(byte)
  }
}

/// The logical lines of another text: a line, those that continue it after a backslash, and the
/// lines below that are indented deeper; a fence of Markdown with all that it holds.
func extents(ofPlain bytes: [UInt8]) -> [ByteRange] {
  let lines = LineTable(bytes)
  var found: [ByteRange] = []
  for number in 1...lines.count {
    let line = lines.content(ofLine: number)
    guard let margin = margin(of: line, bytes) else { continue }
    var last = number
    if let fence = fence(line, bytes) {
      last =
        (number + 1..<max(number + 1, lines.count + 1)).first {
          bytes[lines.content(ofLine: $0)].drop { $0 == 32 }.starts(with: fence)
        } ?? number
    } else {
      while last < lines.count {
        let below = lines.content(ofLine: last + 1)
        let isContinued = bytes[lines.content(ofLine: last)].last == UInt8(ascii: "\\")
        guard isContinued || (Migration.margin(of: below, bytes) ?? Int.max) > margin else { break }
        last += 1
      }
    }
    found.append(ByteRange(line.start + margin, lines.content(ofLine: last).end))
  }
  return found
}

/// How many blanks begin a line; absent for a line of blanks.
private func margin(of line: ByteRange, _ bytes: [UInt8]) -> Int? {
  bytes[line].firstIndex { $0 != 32 && $0 != 9 }.map { $0 - line.start }
}

/// The mark that closes the fence that a line opens.
private func fence(_ line: ByteRange, _ bytes: [UInt8]) -> [UInt8]? {
  let text = bytes[line].drop { $0 == 32 }
  return ["```", "~~~"].map { [UInt8]($0.utf8) }.first { text.starts(with: $0) }
}
