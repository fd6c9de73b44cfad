import Text

/// Draws edits of one file as rows of two cells: side by side on a wide screen, else one below the
/// other. What an edit removes or adds within a line is marked.
struct HTMLDiff {
  let old: SourceView

  /// How many lines around a change are shown.
  private static let context = 2

  /// The edits, sorted, each once.
  func text(of edits: [Edit]) -> String {
    guard let changes = lineChanges(of: edits, in: old.bytes, old.table) else { return "" }
    let new = ChangedView(old, edits)
    let removed = edits.map(\.range)
    let added = places(of: edits)
    var rows = ""
    var next = 1
    var shift = 0
    for change in changes {
      let first = change.start + 1
      let from = max(next, first - HTMLDiff.context)
      if next > 1, from > next { rows += gap }
      for line in from..<max(from, first) { rows += same(line, shift) }
      let count = max(change.removed.count, change.added.count)
      for index in 0..<count {
        let left = index < change.removed.count ? first + index : nil
        let right = index < change.added.count ? first + index + shift : nil
        rows += row(
          left.map { cell("old", $0, old.segments(ofLine: $0, marking: removed), "del") },
          right.map { cell("new", $0, new.segments(ofLine: $0, marking: added), "ins") })
      }
      next = first + change.removed.count
      shift += change.added.count - change.removed.count
      let following = changes.first { $0.start + 1 >= next && $0.start > change.start }
      let end = min(next + HTMLDiff.context, following.map { $0.start + 1 } ?? lastLine + 1)
      for line in next..<max(next, end) { rows += same(line, shift) }
      next = max(next, end)
    }
    return "<div class=\"diff\">\n\(rows)</div>\n"
  }

  /// The lines around a range, with the range marked.
  func source(_ range: ByteRange) -> String {
    let first = old.table.line(at: range.start)
    let last = min(old.table.line(at: max(range.start, range.end - 1)), first + 20)
    var rows = ""
    for line in max(1, first - HTMLDiff.context)...min(lastLine, last + HTMLDiff.context) {
      rows += row(cell("same", line, old.segments(ofLine: line, marking: [range]), "mark"), nil, 1)
    }
    return "<div class=\"diff\">\n\(rows)</div>\n"
  }

  /// The last line with text; after a final line end there is none.
  private var lastLine: Int {
    let count = old.table.count
    return count > 1 && old.table.range(ofLine: count).isEmpty ? count - 1 : count
  }

  private var gap: String { "<div class=\"row gap\"><div>⋯</div></div>\n" }

  private func same(_ line: Int, _ shift: Int) -> String {
    let segments = old.segments(ofLine: line, marking: [])
    return row(
      cell("same", line, segments, "mark"), cell("same twin", line + shift, segments, "mark"))
  }

  private func row(_ left: String?, _ right: String?, _ cells: Int = 2) -> String {
    let empty = "<div class=\"none\"></div>"
    let second = cells == 2 ? right ?? empty : ""
    return "<div class=\"row\(cells == 1 ? " single" : "")\">\(left ?? empty)\(second)</div>\n"
  }

  private func cell(
    _ kind: String, _ number: Int, _ segments: [SourceView.Segment], _ mark: String
  ) -> String {
    let code = segments.map { $0.isMarked ? "<\(mark)>\(html($0.text))</\(mark)>" : html($0.text) }
    return "<div class=\"\(kind)\"><span class=\"no\">\(number)</span>"
      + "<code>\(code.joined())</code></div>"
  }
}
