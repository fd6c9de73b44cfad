/// A run of lines that edits replace: the smallest such runs, in order, are what a diff shows.
package struct LineChange: Hashable, Sendable {
  /// The first old line of the run, 0-based; for an insertion the line before which it goes.
  package let start: Int
  /// The lines that go, each with its line end.
  package let removed: [[UInt8]]
  /// The lines that come, each with its line end.
  package let added: [[UInt8]]
}

/// The lines that `edits` change in `bytes`, compared only where an edit touches; nil if the edits
/// overlap or reach past the end. `table` must be that of `bytes`.
package func lineChanges(of edits: [Edit], in bytes: [UInt8], _ table: LineTable) -> [LineChange]? {
  var regions: [(lines: ClosedRange<Int>, edits: [Edit])] = []
  for edit in Set(edits).sorted() {
    guard edit.range.end <= bytes.count else { return nil }
    let lines = table.line(at: edit.range.start)...table.line(at: edit.range.end)
    if let last = regions.last, last.lines.upperBound >= lines.lowerBound {
      let upper = max(last.lines.upperBound, lines.upperBound)
      regions[regions.count - 1] = (last.lines.lowerBound...upper, last.edits + [edit])
    } else {
      regions.append((lines, [edit]))
    }
  }
  var changes: [LineChange] = []
  for (lines, edits) in regions {
    let start = table.range(ofLine: lines.lowerBound).start
    let old = Array(bytes[start..<table.range(ofLine: lines.upperBound).end])
    let moved = edits.map {
      Edit(range: $0.range.moved(by: -start), replacement: $0.replacement)
    }
    guard let new = apply(moved, to: old) else { return nil }
    changes += differences(splitLines(old), splitLines(new), from: lines.lowerBound - 1)
  }
  return changes
}

/// The lines of `bytes`, each with its line end.
package func splitLines(_ bytes: [UInt8]) -> [[UInt8]] {
  var lines: [[UInt8]] = []
  var start = 0
  for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
    lines.append(Array(bytes[start...offset]))
    start = offset + 1
  }
  if start < bytes.count { lines.append(Array(bytes[start...])) }
  return lines
}

/// The fewest changed lines from `old` to `new`; `line` is the 0-based line of the first.
private func differences(_ old: [[UInt8]], _ new: [[UInt8]], from line: Int) -> [LineChange] {
  let head = zip(old, new).prefix { $0 == $1 }.count
  let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed())
    .prefix { $0 == $1 }.count
  let old = Array(old[head..<(old.count - tail)])
  let new = Array(new[head..<(new.count - tail)])
  var changes: [LineChange] = []
  var place = (old: 0, new: 0)
  for match in commonLines(old, new) + [(old.count, new.count)] {
    let removed = Array(old[place.old..<match.0])
    let added = Array(new[place.new..<match.1])
    if !removed.isEmpty || !added.isEmpty {
      changes.append(LineChange(start: line + head + place.old, removed: removed, added: added))
    }
    place = (match.0 + 1, match.1 + 1)
  }
  return changes
}

/// Indices of a longest common subsequence of lines. Regions of more than a million pairs of lines
/// count as wholly different, which bounds the work.
private func commonLines(_ old: [[UInt8]], _ new: [[UInt8]]) -> [(Int, Int)] {
  guard !old.isEmpty, !new.isEmpty, old.count * new.count <= 1_000_000 else { return [] }
  var lengths = Array(
    repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
  for i in old.indices.reversed() {
    for j in new.indices.reversed() {
      lengths[i][j] =
        old[i] == new[j]
        ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
    }
  }
  var matches: [(Int, Int)] = []
  var (i, j) = (0, 0)
  while i < old.count, j < new.count {
    if old[i] == new[j] {
      matches.append((i, j))
      (i, j) = (i + 1, j + 1)
    } else if lengths[i + 1][j] >= lengths[i][j + 1] {
      i += 1
    } else {
      j += 1
    }
  }
  return matches
}
