/// The unified diff of one file as `git apply` takes it: bytes as they are, three lines of context,
/// `a/` and `b/` before `path`, which is relative to the repository. Empty if the edits change
/// nothing; nil if they overlap or reach past the end.
package func unifiedDiff(of edits: [Edit], to bytes: [UInt8], path: [UInt8]) -> [UInt8]? {
  let table = LineTable(bytes)
  guard let changes = lineChanges(of: edits, in: bytes, table) else { return nil }
  if changes.isEmpty { return [] }
  var diff = header(path)
  let lines = splitLines(bytes)
  var shift = 0
  for group in hunks(changes) {
    diff += hunk(group, of: lines, shift: shift)
    shift += group.reduce(0) { $0 + $1.added.count - $1.removed.count }
  }
  return diff
}

/// Lines of unchanged text around a change, as diff(1) and git show by default.
private let context = 3

private func header(_ path: [UInt8]) -> [UInt8] {
  let old = quotedName([UInt8]("a/".utf8) + path)
  let new = quotedName([UInt8]("b/".utf8) + path)
  // A name with a space ends in a tab, so that nothing after it is taken for a date.
  let end = [UInt8]((path.contains(UInt8(ascii: " ")) ? "\t\n" : "\n").utf8)
  let first = [UInt8]("diff --git ".utf8) + old + [UInt8](" ".utf8) + new + [UInt8]("\n".utf8)
  return first + [UInt8]("--- ".utf8) + old + end + [UInt8]("+++ ".utf8) + new + end
}

/// git's C-style quoting, used for names with a control byte, a quote, a backslash or a byte
/// outside ASCII (git-config(1), core.quotePath).
private func quotedName(_ name: [UInt8]) -> [UInt8] {
  let plain = name.allSatisfy {
    (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
  }
  if plain { return name }
  return [UInt8(ascii: "\"")] + name.flatMap(quotedByte) + [UInt8(ascii: "\"")]
}

private func quotedByte(_ byte: UInt8) -> [UInt8] {
  switch byte {
  case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [UInt8(ascii: "\\"), byte]
  case 0x20..<0x7F: return [byte]
  case 0x07...0x0D: return [UInt8(ascii: "\\"), Array("abtnvfr".utf8)[Int(byte - 7)]]
  default:
    let digits = String(byte, radix: 8)
    return [UInt8](("\\" + String(repeating: "0", count: 3 - digits.count) + digits).utf8)
  }
}

/// Changes whose context would touch go in one hunk.
private func hunks(_ changes: [LineChange]) -> [[LineChange]] {
  var groups: [[LineChange]] = []
  for change in changes {
    if let last = groups.last?.last,
      change.start - (last.start + last.removed.count) <= 2 * context
    {
      groups[groups.count - 1].append(change)
    } else {
      groups.append([change])
    }
  }
  return groups
}

private func hunk(_ group: [LineChange], of lines: [[UInt8]], shift: Int) -> [UInt8] {
  guard let first = group.first, let last = group.last else { return [] }
  let start = max(0, first.start - context)
  let end = min(lines.count, last.start + last.removed.count + context)
  let growth = group.reduce(0) { $0 + $1.added.count - $1.removed.count }
  let old = extent(start, end - start)
  let new = extent(start + shift, end - start + growth)
  var text = [UInt8]("@@ -\(old) +\(new) @@\n".utf8)
  var place = start
  for change in group {
    for line in lines[place..<change.start] { text += marked(" ", line) }
    for line in change.removed { text += marked("-", line) }
    for line in change.added { text += marked("+", line) }
    place = change.start + change.removed.count
  }
  for line in lines[place..<end] { text += marked(" ", line) }
  return text
}

/// `start,count` of a hunk header: a count of 1 is left out, and no lines stand after `start`.
private func extent(_ start: Int, _ count: Int) -> String {
  switch count {
  case 0: "\(start),0"
  case 1: "\(start + 1)"
  default: "\(start + 1),\(count)"
  }
}

private func marked(_ mark: Unicode.Scalar, _ line: [UInt8]) -> [UInt8] {
  let text = [UInt8(ascii: mark)] + line
  if line.last == UInt8(ascii: "\n") { return text }
  return text + [UInt8]("\n\\ No newline at end of file\n".utf8)
}
