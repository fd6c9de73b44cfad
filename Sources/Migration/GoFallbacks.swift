import Calls
import JSON
import Rules
import Scanner
import Text

/// What is done in Go where text that must change is also used by something else.
extension Planner {
  /// The edits of a change at the call itself; nil where there are none.
  func goEdits(
    of change: Change, _ needs: Needs, _ place: CallPlace, _ own: Set<EventKey>
  ) -> [SourceEdit]? {
    switch change.kind {
    case .path: replacing(change, needs, place)
    case .body: reducing(change, place, own)
    default: nil
    }
  }

  /// `strings.Replace(base, "/old/", "/new/", 1)` for a base that others use, in the statement
  /// that appends the rest of the path.
  private func replacing(
    _ change: Change, _ needs: Needs, _ place: CallPlace
  ) -> [SourceEdit]? {
    let trace = scan.scripts[place.call.trace].trace
    let slash = UInt8(ascii: "/")
    let (range, bytes) = (change.range, change.text.bytes)
    guard let written = change.text.slice(range).pieces.first?.origin, range.start > 0,
      range.end < bytes.count, bytes[range.start - 1] == slash, bytes[range.end] == slash
    else { return nil }
    let others = needs.changes.filter { $0.kind == .path && $0.range != range }
      .flatMap { sourceEdits(of: $0, trace: place.call.trace) ?? [] }
    let read = trace.reads.first { read in
      read.text.pieces.contains { piece in
        piece.origin.map { $0.file == written.file && $0.range.overlaps(written.range) } ?? false
      }
        && others.contains {
          $0.file == read.statement.file && read.statement.range.contains($0.edit.range)
            && !read.origin.range.overlaps($0.edit.range)
        }
    }
    guard let read else { return nil }
    let old = String(decoding: bytes[ByteRange(range.start - 1, range.end + 1)], as: UTF8.self)
    let new = String(decoding: change.replacement, as: UTF8.self)
    let end = ByteRange(read.origin.range.end, read.origin.range.end)
    let start = ByteRange(read.origin.range.start, read.origin.range.start)
    let file = read.origin.file
    return [
      SourceEdit(file: file, range: start, replacement: [UInt8]("strings.Replace(".utf8)),
      SourceEdit(
        file: file, range: end, replacement: [UInt8](", \"\(old)\", \"/\(new)/\", 1)".utf8)),
    ] + (read.importOfStrings.map { [$0] } ?? [])
  }

  /// The body as a map of the fields that stay.
  private func reducing(
    _ change: Change, _ place: CallPlace, _ own: Set<EventKey>
  ) -> [SourceEdit]? {
    let trace = scan.scripts[place.call.trace].trace
    guard let reduction = trace.reductions[place.call.event],
      let tree = try? parseJSON(change.text.bytes, hole: TracedText.holeByte)
    else { return nil }
    let keep = place.call.rule.body.keep
    let dropped = tree.members.map { String(decoding: $0.key, as: UTF8.self) }
      .filter { !keep.contains($0) }
    var edits = reduction.conversion
    // A field that the literal does not name is not in the map anyway.
    edits += dropped.compactMap { reduction.removals[$0] }
    edits = Planner.outermost(edits)
    var wanted = wanted
    for key in own { wanted[key, default: []].formUnion(edits) }
    return edits.contains { uses.outsider(of: $0, wanted) != nil } ? nil : edits
  }
}
