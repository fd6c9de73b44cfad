import Text

/// The edits that take superfluous blanks out of the aligned lines around whole lines that were
/// deleted, as gofmt would; in offsets of `bytes`, the text without the lines.
///
/// - Parameter places: where the lines stood, in offsets of `bytes`.
func aligned(_ bytes: [UInt8], at places: [Int]) -> [Edit] {
  var result: Set<Edit> = []
  for place in places {
    let lines = block(around: place, bytes)
    guard lines.count > 0 else { continue }
    let keyed = lines.compactMap { cells(ofKeyed: $0, bytes) }
    if keyed.count == lines.count {
      result.formUnion(narrowed(keyed, least: 1))
      continue
    }
    let fields = lines.compactMap { cells(ofField: $0, bytes) }
    guard fields.count == lines.count else { continue }
    result.formUnion(narrowed(fields.map(\.name), least: 1))
    let tags = fields.compactMap(\.type)
    if tags.count == fields.count { result.formUnion(narrowed(tags, least: 1)) }
  }
  return result.sorted()
}

/// A cell of an aligned line: its width, and the blanks behind it.
private struct Cell {
  let width: Int
  let blanks: ByteRange
}

/// Takes as many blanks as all cells of a column have too many.
private func narrowed(_ cells: [Cell], least: Int) -> [Edit] {
  let columns = Set(cells.map { $0.width + $0.blanks.count })
  guard columns.count == 1, let column = columns.first,
    let widest = cells.map(\.width).max(), widest + least < column
  else { return [] }
  let excess = column - widest - least
  return cells.map {
    Edit(range: ByteRange($0.blanks.end - excess, $0.blanks.end), replacement: [])
  }
}

/// The lines of one indent around a place, up to a blank line, a comment or a bracket.
private func block(around place: Int, _ bytes: [UInt8]) -> [ByteRange] {
  var lines: [ByteRange] = []
  var start = place
  while start > 0 {
    var previous = start - 1
    while previous > 0, bytes[previous - 1] != 10 { previous -= 1 }
    let line = ByteRange(previous, start - 1)
    guard isCellLine(line, bytes) else { break }
    lines.insert(line, at: 0)
    start = previous
  }
  start = place
  while start < bytes.count {
    let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
    let line = ByteRange(start, end)
    guard isCellLine(line, bytes) else { break }
    lines.append(line)
    start = end + 1
  }
  return lines
}

private func isCellLine(_ line: ByteRange, _ bytes: [UInt8]) -> Bool {
  let text = bytes[line].drop { $0 == 9 || $0 == 32 }
  guard let first = text.first, let last = text.last(where: { $0 != 13 }) else { return false }
  if [UInt8]("})]/".utf8).contains(first) || [UInt8]("{([".utf8).contains(last) { return false }
  return text.allSatisfy { $0 < 0x80 }
}

/// `key:   value,`
private func cells(ofKeyed line: ByteRange, _ bytes: [UInt8]) -> Cell? {
  let start = line.start + bytes[line].prefix { $0 == 9 || $0 == 32 }.count
  var offset = start
  var isQuoted = false
  while offset < line.end, isQuoted || bytes[offset] != UInt8(ascii: ":") {
    if bytes[offset] == UInt8(ascii: "\"") { isQuoted.toggle() }
    if !isQuoted, bytes[offset] == 32 || bytes[offset] == UInt8(ascii: "`") { return nil }
    offset += 1
  }
  guard offset < line.end else { return nil }
  return cell(from: start, to: offset + 1, line, bytes)
}

/// `Name   Type   tag`; the second cell is absent where there is no tag.
private func cells(ofField line: ByteRange, _ bytes: [UInt8]) -> (name: Cell, type: Cell?)? {
  let start = line.start + bytes[line].prefix { $0 == 9 || $0 == 32 }.count
  guard let space = bytes[start..<line.end].firstIndex(of: 32),
    let name = cell(from: start, to: space, line, bytes)
  else { return nil }
  let typeStart = name.blanks.end
  guard let tag = bytes[typeStart..<line.end].firstIndex(of: UInt8(ascii: "`")) else {
    return (name, nil)
  }
  var typeEnd = tag
  while typeEnd > typeStart, bytes[typeEnd - 1] == 32 { typeEnd -= 1 }
  return (name, cell(from: typeStart, to: typeEnd, line, bytes))
}

private func cell(
  from start: Int, to end: Int, _ line: ByteRange, _ bytes: [UInt8]
) -> Cell? {
  let blanks = bytes[end..<line.end].prefix { $0 == 32 }.count
  guard blanks > 0 else { return nil }
  return Cell(width: end - start, blanks: ByteRange(end, end + blanks))
}
