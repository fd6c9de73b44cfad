import Calls
import Rules
import Scanner
import Text

/// `api() { curl ".../clusters/$1"; }`, which is given other paths as well: the call that changes
/// says which collection it means, and the others get what they got. The same for the day in
/// `atlas api "$@" --version DAY`.
extension Planner {
  /// The edits that let a wrapper take a part of the path from the call; none where its text is not
  /// written in what the call runs.
  func overridingPath(
    _ change: Change, _ needs: Needs, _ place: CallPlace, _ own: Set<EventKey>
  ) -> [SourceEdit]? {
    guard place.event.role == .command, place.isWrapped, !runsUnknown(place),
      change.kind == .path || change.kind == .version, handedOver(change, place, own) == nil
    else { return nil }
    return overridingBase(change, needs, place) ?? overridingSegment(change, place)
  }

  /// Whether the call runs commands that are known only at run time: they would see what is set for
  /// the call, and may call the same function.
  func runsUnknown(_ place: CallPlace) -> Bool {
    scan.scripts[place.call.trace].trace.limits.contains { limit in
      limit.kind == .command && limit.origin.map { isInside($0, place) } == true
    }
  }

  /// `.../${ATLAS_COLLECTION:-clusters}/$1` in the wrapper, `ATLAS_COLLECTION=...` before the call.
  private func overridingSegment(_ change: Change, _ place: CallPlace) -> [SourceEdit]? {
    let isDay = isDay(change.replacement)
    guard !change.replacement.isEmpty, isWrittenInside(change, place),
      place.call.atlas == nil || isDay
    else { return nil }
    if let part = defaultPart(change), !isSetInside(part.variable, place),
      let value = newValue([change], part)
    {
      return assignment(to: part.variable, value, place).map { [$0] }
    }
    let name = unusedName(
      change.kind == .version
        ? "ATLAS_CALL_API" : isDay ? "ATLAS_CALL_VERSION" : "ATLAS_COLLECTION")
    guard let edit = optionalText(change.range, of: change.text, name),
      let prefix = assignment(to: name, change.replacement, place)
    else { return nil }
    return [edit, prefix]
  }

  /// `${ATLAS_CALL_BASE:-$BASE}/$1` in the wrapper, `ATLAS_CALL_BASE=...` before the call, where
  /// the variable that begins the path is read-only.
  private func overridingBase(
    _ change: Change, _ needs: Needs, _ place: CallPlace
  ) -> [SourceEdit]? {
    let trace = scan.scripts[place.call.trace].trace
    guard let part = variablePart(change), trace.readOnly.contains(part.variable),
      let value = changedValue(part, needs, place)
    else { return nil }
    let name = unusedName(isDay(change.replacement) ? "ATLAS_CALL_VERSION" : "ATLAS_CALL_BASE")
    guard let edit = optionalVariable(part, name), let prefix = assignment(to: name, value, place)
    else { return nil }
    return [edit, prefix]
  }

  /// What the variable of an expansion has to hold for all changes of the text that it brings, as
  /// it is written after `name=`.
  func changedValue(_ part: ExpandedPart, _ needs: Needs, _ place: CallPlace) -> [UInt8]? {
    let all = needs.changes.filter { variablePart($0)?.origin == part.origin }
    guard all.allSatisfy({ $0.kind == .path || $0.kind == .version }) else { return nil }
    if let text = assignedText(part.variable, all, place.call.trace) {
      let quote = [UInt8(ascii: "\"")]
      return quote + text + quote
    }
    // What the environment may set is not written out.
    let origins = all.first?.argument?.text.slice(part.range).pieces.compactMap(\.origin) ?? []
    let defaults = scan.scripts[place.call.trace].trace.defaults
    let isOpen = defaults.contains { taken in origins.contains(where: taken.holds) }
    return isOpen ? nil : newValue(all, part)
  }

  /// `get PATH 2024-11-13` where the wrapper takes what changes from an argument that the call
  /// leaves out: `${2:-2023-01-01}`.
  func addingArgument(_ change: Change, _ place: CallPlace) -> SourceEdit? {
    let words = place.site.words
    guard place.isWrapped, let (piece, value) = changedPiece(change), let last = words.last,
      place.site.arguments.items.count == 1,
      let given = place.site.arguments.items.first?.value, given.count == words.count,
      given.allSatisfy(\.isWholeWord), parameter(withDefaultAt: piece) == words.count,
      let text = quoted(value), let encoded = last.encoding.encode([UInt8(ascii: " ")] + text)
    else { return nil }
    let end = ByteRange(last.range.end, last.range.end)
    return SourceEdit(file: last.file, range: end, replacement: encoded)
  }

  /// The parameter of which the text at a place is the default, in `${2:-text}` and `${2-text}`.
  private func parameter(withDefaultAt place: Origin) -> Int? {
    var before = sources.bytes(of: place.file)[..<place.range.start]
    if before.last == UInt8(ascii: "\"") { before.removeLast() }
    guard before.popLast() == UInt8(ascii: "-") else { return nil }
    if before.last == UInt8(ascii: ":") { before.removeLast() }
    let digits = before.reversed().prefix { 0x30...0x39 ~= $0 }.reversed()
    guard before.dropLast(digits.count).suffix(2).elementsEqual("${".utf8) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// `version=${ATLAS_CALL_VERSION:-2023-01-01}` in the wrapper, where a header's value is put
  /// together of parts.
  func overridingPiece(_ change: Change, _ place: CallPlace) -> [SourceEdit]? {
    guard isWrittenInside(change, place), !runsUnknown(place),
      let (_, value) = changedPiece(change), let text = quoted(value)
    else { return nil }
    let name = unusedName(isDay(value.bytes) ? "ATLAS_CALL_VERSION" : "ATLAS_ACCEPT")
    let index = change.text.pieceIndices(overlapping: change.range).lowerBound
    guard let edit = optionalText(change.text.pieces[index].range, of: change.text, name),
      let prefix = assignment(to: name, text, place)
    else { return nil }
    return [edit, prefix]
  }

  /// The only piece of text that a change touches, with its place and the change.
  private func changedPiece(_ change: Change) -> (place: Origin, value: TracedText)? {
    let touched = change.text.pieceIndices(overlapping: change.range)
    guard touched.count == 1 else { return nil }
    let piece = change.text.pieces[touched.lowerBound]
    guard piece.content == .exact, let origin = piece.origin else { return nil }
    let own = change.range.moved(by: -piece.range.start)
    return (origin, change.text.slice(piece.range).replacing([(own, change.replacement)]))
  }

  private func isDay(_ text: [UInt8]) -> Bool {
    !text.isEmpty && text.allSatisfy { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-") }
  }
}

extension TracedText {
  /// A segment that goes away, with the slash before it or behind it: the one that is written in
  /// the same place (`"$BASE/$1"` and `tenant/snapshots`).
  func removal(of range: ByteRange) -> ByteRange {
    let slash = UInt8(ascii: "/")
    guard range.end < count, bytes[range.start] == slash, bytes[range.end] == slash else {
      return range
    }
    let behind = range.moved(by: 1)
    let pieces = [range, behind].map { pieceIndices(overlapping: $0).count }
    return pieces[1] == 1 && pieces[0] > 1 ? behind : range
  }
}
