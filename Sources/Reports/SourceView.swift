import Text

/// A file as a report shows it: its bytes, where its lines begin, and what must not be shown.
struct SourceView {
  let bytes: [UInt8]
  let table: LineTable
  /// In order and disjoint.
  let hidden: [ByteRange]

  init(_ bytes: [UInt8]) { self.init(bytes, hiding: secrets(in: bytes)) }

  /// - Parameter hidden: what must not be shown, in order and disjoint.
  init(_ bytes: [UInt8], hiding hidden: [ByteRange]) {
    self.bytes = bytes
    table = LineTable(bytes)
    self.hidden = hidden
  }

  /// Those of the hidden ranges that end after `offset`.
  func hidden(after offset: Int) -> ArraySlice<ByteRange> {
    var (low, high) = (0, hidden.count)
    while low < high {
      let middle = (low + high) / 2
      if hidden[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return hidden[low...]
  }

  /// A line as text, and the carets that stand under the marked part of it.
  struct Line {
    let text: String
    let marks: String
  }

  /// The 1-based `line`, with carets under what it shares with `marked`. A line too wide for a
  /// screen is cut around the marks.
  func line(_ line: Int, marking marked: ByteRange) -> Line {
    let cells = window(cells(of: table.content(ofLine: line), marking: [marked]))
    let marks = cells.map { cell in
      String(repeating: cell.isMarked ? "^" : " ", count: cell.width)
    }.joined()
    let used = marks.lastIndex(of: "^").map { marks[...$0] } ?? ""
    return Line(text: cells.map(\.text).joined(), marks: String(used))
  }

  /// The 1-based `line`, without marks, in rows no wider than a screen. Of a line that is wider,
  /// only what stands around `ranges` is shown.
  func rows(ofLine line: Int, marking ranges: [ByteRange]) -> [String] {
    let all = cells(of: table.content(ofLine: line), marking: ranges)
    guard all.reduce(0, { $0 + $1.width }) > SourceView.screen else {
      return [all.map(\.text).joined()]
    }
    var rows: [String] = []
    var row: [Cell] = []
    for cell in surroundings(all) {
      if row.reduce(cell.width, { $0 + $1.width }) > SourceView.screen {
        // After a blank, if one is near.
        let blank = row.lastIndex { $0.text == " " }.map { $0 + 1 } ?? 0
        let end = blank > row.count / 2 ? blank : row.count
        rows.append(row[..<end].map(\.text).joined())
        row.removeFirst(end)
      }
      row.append(cell)
    }
    return rows + [row.map(\.text).joined()]
  }

  /// A run of a line that is marked, or is not.
  struct Segment {
    var text: String
    let isMarked: Bool
  }

  /// The whole 1-based `line` in runs; what it shares with one of `ranges` is marked.
  func segments(ofLine line: Int, marking ranges: [ByteRange]) -> [Segment] {
    let content = table.content(ofLine: line)
    var segments: [Segment] = []
    var place = content.start
    var width = 0
    while place < content.end {
      let step = self.step(at: place, before: content.end, width: width)
      let range = ByteRange(place, step.end)
      let isMarked = ranges.contains { $0.overlaps(range) }
      if segments.last?.isMarked == isMarked {
        segments[segments.count - 1].text += step.text
      } else {
        segments.append(Segment(text: step.text, isMarked: isMarked))
      }
      width += step.width
      place = step.end
    }
    return segments
  }

  /// The bytes of `range` with credentials hidden.
  func shownBytes(of range: ByteRange) -> [UInt8] {
    var shown: [UInt8] = []
    var place = range.start
    for secret in hidden(after: range.start).prefix(while: { $0.start < range.end }) {
      shown += bytes[place..<max(place, secret.start)] + Array(redaction.utf8)
      place = min(range.end, secret.end)
    }
    return shown + bytes[place..<range.end]
  }

  /// What one step through the text looks like.
  private struct Cell {
    let text: String
    let width: Int
    let isMarked: Bool
  }

  private func cells(of content: ByteRange, marking ranges: [ByteRange]) -> [Cell] {
    var cells: [Cell] = []
    var width = 0
    var place = content.start
    while place < content.end {
      let step = self.step(at: place, before: content.end, width: width)
      let range = ByteRange(place, step.end)
      let isMarked = ranges.contains { marked in
        range.overlaps(marked) || marked.isEmpty && range.contains(marked.start)
      }
      cells.append(Cell(text: step.text, width: step.width, isMarked: isMarked))
      width += step.width
      place = step.end
    }
    if ranges.contains(where: { $0.isEmpty && $0.start == content.end }) {
      cells.append(Cell(text: " ", width: 1, isMarked: true))
    }
    return cells
  }

  /// One scalar, one stray byte, or one credential.
  private func step(
    at place: Int, before end: Int, width: Int
  ) -> (text: String, width: Int, end: Int) {
    if let secret = hidden(after: place).first, secret.contains(place) {
      return (redaction, redaction.count, min(end, secret.end))
    }
    let step = scalar(in: bytes, at: place)
    if step.scalar == "\t" {
      let blanks = SourceView.tabStop - width % SourceView.tabStop
      return (String(repeating: " ", count: blanks), blanks, place + 1)
    }
    let text = shown(step.scalar, byte: bytes[place])
    let isItself = text.unicodeScalars.count == 1
    let columns = isItself ? step.scalar.map(columns(of:)) ?? 1 : text.unicodeScalars.count
    return (text, columns, place + step.count)
  }

  private static let tabStop = 4
  /// How many columns of a line are shown.
  private static let screen = 160

  /// How many cells beside a marked one are shown.
  private static let margin = 36
  /// How many cells in a row are not worth leaving out.
  private static let gap = 8

  /// The cells near a marked one, or the first ones; gaps stand for the others.
  private func surroundings(_ cells: [Cell]) -> [Cell] {
    let gap = Cell(text: "…", width: 1, isMarked: false)
    var shown: [Cell] = []
    var next = 0
    for place in cells.indices where cells[place].isMarked {
      var start = max(next, place - SourceView.margin)
      if start - next <= SourceView.gap { start = next }
      let end = min(cells.count, place + SourceView.margin + 1)
      guard end > next else { continue }
      if start > next { shown.append(gap) }
      shown += cells[start..<end]
      next = end
    }
    if next == 0 { return window(cells) }
    if cells.count - next <= SourceView.gap { return shown + cells[next...] }
    return shown + [gap]
  }

  private func window(_ cells: [Cell]) -> [Cell] {
    guard cells.reduce(0, { $0 + $1.width }) > SourceView.screen else { return cells }
    let mark = cells.firstIndex(where: \.isMarked) ?? 0
    let start = max(0, min(mark - 40, cells.count - SourceView.screen))
    let end = min(cells.count, start + SourceView.screen)
    let gap = Cell(text: "…", width: 1, isMarked: false)
    return (start > 0 ? [gap] : []) + cells[start..<end] + (end < cells.count ? [gap] : [])
  }
}

/// Where the replacements of sorted edits stand after all of them are applied.
func places(of edits: [Edit]) -> [ByteRange] {
  var shift = 0
  return edits.map { edit in
    let start = edit.range.start + shift
    shift += edit.replacement.count - edit.range.count
    return ByteRange(start, start + edit.replacement.count)
  }
}
