import Text

/// A file after some edits, as a report shows it: the lines that the edits touch.
///
/// Of a long file with many findings each is shown on its own, so only the text around the edits
/// is made and looked through. What is hidden in the file stays hidden, also where a credential
/// begins far before an edit.
struct ChangedView {
  /// Lines around edits that are near each other.
  private struct Window {
    /// The 1-based number of the first line in the changed file.
    let line: Int
    /// The byte offset of the first line in the changed file.
    let start: Int
    let view: SourceView
  }
  private var windows: [Window] = []

  /// How many lines around an edit are looked through for credentials that the edits make.
  private static let margin = 8

  /// - Parameter edits: in order, disjoint and within the file.
  init(_ old: SourceView, _ edits: [Edit]) {
    let last = old.table.count
    var (lineShift, shift) = (0, 0)
    var rest = edits[...]
    while let first = rest.first {
      let low = max(1, old.table.line(at: first.range.start) - ChangedView.margin)
      var high = low
      var own: [Edit] = []
      while let edit = rest.first,
        own.isEmpty || old.table.line(at: edit.range.start) - ChangedView.margin <= high
      {
        high = min(last, old.table.line(at: edit.range.end) + ChangedView.margin)
        own.append(edit)
        rest.removeFirst()
      }
      let range = ByteRange(
        old.table.range(ofLine: low).start, old.table.range(ofLine: high).end)
      let view = ChangedView.view(of: range, in: old, own)
      windows.append(Window(line: low + lineShift, start: range.start + shift, view: view))
      lineShift += view.table.count - LineTable(Array(old.bytes[range])).count
      shift += view.bytes.count - range.count
    }
  }

  /// The rows of the 1-based `line` of the changed file, which an edit touches; `ranges` are places
  /// in it.
  func rows(ofLine line: Int, marking ranges: [ByteRange]) -> [String] {
    guard let window = window(of: line) else { return [] }
    return window.view.rows(
      ofLine: line - window.line + 1, marking: ChangedView.places(ranges, in: window))
  }

  /// The whole 1-based `line` of the changed file in runs, as `rows(ofLine:marking:)`.
  func segments(ofLine line: Int, marking ranges: [ByteRange]) -> [SourceView.Segment] {
    guard let window = window(of: line) else { return [] }
    return window.view.segments(
      ofLine: line - window.line + 1, marking: ChangedView.places(ranges, in: window))
  }

  private func window(of line: Int) -> Window? { windows.last { $0.line <= line } }

  private static func places(_ ranges: [ByteRange], in window: Window) -> [ByteRange] {
    let whole = ByteRange(window.start, window.start + window.view.bytes.count)
    return ranges.filter { whole.contains($0) }.map { $0.moved(by: -window.start) }
  }

  /// The view of a part of a file after the edits in it. Hidden is what was, and what would be.
  private static func view(
    of range: ByteRange, in old: SourceView, _ edits: [Edit]
  ) -> SourceView {
    let moved = edits.map {
      Edit(range: $0.range.moved(by: -range.start), replacement: $0.replacement)
    }
    let bytes = apply(moved, to: Array(old.bytes[range])) ?? Array(old.bytes[range])
    let known = old.hidden(after: range.start).prefix { $0.start < range.end }.map { secret in
      ByteRange(
        place(max(0, secret.start - range.start), after: moved, isEnd: false),
        place(min(range.count, secret.end - range.start), after: moved, isEnd: true))
    }
    return SourceView(bytes, hiding: joined(known + secrets(in: bytes)))
  }

  /// Where a place is after edits; within one the start or the end of what it brings.
  private static func place(_ place: Int, after edits: [Edit], isEnd: Bool) -> Int {
    var shift = 0
    for edit in edits where edit.range.start < place {
      if edit.range.end > place {
        return edit.range.start + shift + (isEnd ? edit.replacement.count : 0)
      }
      shift += edit.replacement.count - edit.range.count
    }
    return place + shift
  }

  /// Ranges in order, with those that share bytes as one.
  private static func joined(_ ranges: [ByteRange]) -> [ByteRange] {
    var result: [ByteRange] = []
    for range in ranges.sorted() {
      if let last = result.last, last.overlaps(range) {
        result[result.count - 1] = ByteRange(last.start, max(last.end, range.end))
      } else {
        result.append(range)
      }
    }
    return result
  }
}
