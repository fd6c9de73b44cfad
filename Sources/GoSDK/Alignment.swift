import GoSyntax
import Text

/// The columns that gofmt aligns: values of keyed elements, types and tags of struct fields, and
/// comments at line ends.
///
/// A column is a run of consecutive lines of one indentation that all have it (text/tabwriter);
/// its width is that of the widest cell, and one blank follows.
struct Alignment {
  /// The cells of one line.
  private struct Row {
    let line: Int
    let indent: Int
    /// The blanks between cells, in order.
    var gaps: [ByteRange] = []
    /// Where the first cell begins.
    let start: Int
  }

  /// A gap whose width is not that of its column.
  struct Change: Hashable {
    let gap: ByteRange
    let width: Int
    /// The lines of the column, 0-based.
    let lines: Range<Int>
  }

  private let bytes: [UInt8]
  private let lineStarts: [Int]
  private var rows: [Int: Row] = [:]
  /// Lines on which something begins that ends on another line: they stand alone.
  private var alone: Set<Int> = []

  init(_ tree: GoFile, _ bytes: [UInt8]) {
    self.bytes = bytes
    lineStarts =
      [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    tree.walk { node in
      add(node)
      return true
    }
    for comment in tree.comments { add(comment: comment) }
  }

  /// The line of an offset, 0-based.
  func line(_ offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private mutating func add(_ node: Node) {
    switch node {
    case .element(let element):
      guard let key = element.key, isFirst(key.range.start) else { return }
      if line(element.range.start) != line(element.range.end) {
        alone.insert(line(element.range.start))
        return
      }
      let colon = bytes[key.range.end...].firstIndex(of: UInt8(ascii: ":")) ?? key.range.end
      add(gap: ByteRange(colon + 1, max(colon + 1, element.value.range.start)))
    case .field(let field):
      guard isFirst(field.range.start) else { return }
      if line(field.range.start) != line(field.range.end) {
        alone.insert(line(field.range.start))
        return
      }
      if let name = field.names.last {
        add(gap: ByteRange(name.range.end, field.type.range.start))
      }
      if let tag = field.tag { add(gap: ByteRange(field.type.range.end, tag.range.start)) }
    default: break
    }
  }

  /// A comment that ends its line, after code.
  private mutating func add(comment: ByteRange) {
    let isLast = comment.end == bytes.count || [10, 13].contains(bytes[comment.end])
    guard isLast, !isFirst(comment.start), line(comment.start) == line(comment.end) else { return }
    var start = comment.start
    while start > 0, bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
    add(gap: ByteRange(start, comment.start))
  }

  private mutating func add(gap: ByteRange) {
    guard !gap.isEmpty, bytes[gap].allSatisfy({ $0 == UInt8(ascii: " ") }) else { return }
    let line = line(gap.start)
    var first = lineStarts[line]
    while first < bytes.count, bytes[first] == UInt8(ascii: "\t") { first += 1 }
    var row = rows[line] ?? Row(line: line, indent: first - lineStarts[line], start: first)
    row.gaps = Array(Set(row.gaps + [gap])).sorted()
    rows[line] = row
  }

  /// Whether only white space stands before an offset on its line.
  private func isFirst(_ offset: Int) -> Bool {
    bytes[lineStarts[line(offset)]..<offset].allSatisfy { [32, 9].contains($0) }
  }

  /// The gaps that are not as wide as their columns say.
  func changes() -> [Change] {
    let columns = rows.values.map(\.gaps.count).max() ?? 0
    return (0..<columns).flatMap { column in
      runs(column).flatMap { run -> [Change] in
        let widths = run.map { self.width($0, column) }
        let widest = widths.max() ?? 0
        let lines = run[0].line..<run[run.count - 1].line + 1
        return zip(run, widths).compactMap { row, width in
          let wanted = widest - width + 1
          guard row.gaps[column].count != wanted else { return nil }
          return Change(gap: row.gaps[column], width: wanted, lines: lines)
        }
      }
    }
  }

  /// The runs of lines that have a column.
  private func runs(_ column: Int) -> [[Row]] {
    let having = rows.values.filter { $0.gaps.count > column && !alone.contains($0.line) }
      .sorted { $0.line < $1.line }
    return having.reduce(into: []) { result, row in
      if let last = result.last?.last, last.line + 1 == row.line, last.indent == row.indent {
        result[result.count - 1].append(row)
      } else {
        result.append([row])
      }
    }
  }

  /// The width of a cell in characters.
  private func width(_ row: Row, _ column: Int) -> Int {
    let start = column == 0 ? row.start : row.gaps[column - 1].end
    let text = bytes[start..<row.gaps[column].start]
    return String(decoding: text, as: UTF8.self).unicodeScalars.count
  }
}

/// Widens and narrows the blanks of columns that edits change, so that a file that gofmt would
/// have left alone is left alone by it afterwards.
///
/// - Parameter edits: in order, against `bytes`.
/// - Returns: the edits with further ones; those of `edits` keep their places.
func aligned(_ edits: [Edit], _ tree: GoFile, _ bytes: [UInt8]) -> [Edit] {
  guard let text = apply(edits, to: bytes) else { return edits }
  let before = Alignment(tree, bytes)
  let broken = Set(before.changes().flatMap { Array($0.lines) })
  let after = Alignment(parseGo(text), text)
  let map = EditMap(edits.sorted(), count: bytes.count)
  var result = edits
  for change in after.changes() {
    let lines = change.lines.compactMap { line in
      map.original(after.start(ofLine: line)).map(before.line)
    }
    guard !lines.contains(where: broken.contains) else { continue }
    let blanks = [UInt8](repeating: UInt8(ascii: " "), count: change.width)
    switch map.place(change.gap) {
    case .original(let range): result.append(Edit(range: range, replacement: blanks))
    case .edit(let index, let range):
      let edit = map.edits[index]
      guard let place = result.firstIndex(of: edit) else { continue }
      var replacement = edit.replacement
      replacement.replaceSubrange(range.start..<range.end, with: blanks)
      result[place] = Edit(range: edit.range, replacement: replacement)
    case .both: continue
    }
  }
  return apply(result, to: bytes) == nil ? edits : result.sorted()
}

extension Alignment {
  /// The offset at which a line begins.
  func start(ofLine line: Int) -> Int { lineStarts[line] }
}

/// Where the bytes of an edited text come from.
private struct EditMap {
  let edits: [Edit]
  private let count: Int

  enum Place {
    case original(ByteRange)
    /// Within the replacement of an edit.
    case edit(Int, ByteRange)
    case both
  }

  init(_ edits: [Edit], count: Int) {
    self.edits = edits
    self.count = count
  }

  /// The place of a range of the edited text.
  func place(_ range: ByteRange) -> Place {
    var moved = 0
    for (index, edit) in edits.enumerated() {
      let start = edit.range.start + moved
      let end = start + edit.replacement.count
      if range.end <= start { break }
      if range.start >= start, range.end <= end, !edit.replacement.isEmpty {
        return .edit(index, range.moved(by: -start))
      }
      if range.start < end { return .both }
      moved += edit.replacement.count - edit.range.count
    }
    return .original(range.moved(by: -moved))
  }

  /// The offset in the original of an offset of the edited text; nil inside an edit.
  func original(_ offset: Int) -> Int? {
    guard case .original(let range) = place(ByteRange(offset, offset)), range.start <= count else {
      return nil
    }
    return range.start
  }
}
