import Calls
import Scanner
import Text

/// One way of a command that also runs in other ways, told by the URL that a branch assigns.
struct Branch {
  /// The assignments, before the command, of text that is a part of the path in this branch and in
  /// no other.
  let assignments: [Argument]
  /// What the command takes in its other ways.
  let others: [TracedText]

  /// Whether the other ways take text at the place of one of `edits`.
  func isShared(_ edits: [SourceEdit]) -> Bool {
    edits.contains { edit in
      let place = edit.edit.range
      return others.contains { text in
        text.pieces.contains { piece in
          guard let origin = piece.origin, origin.file == edit.file else { return false }
          return place.isEmpty
            ? origin.range.start <= place.start && place.end <= origin.range.end
            : origin.range.overlaps(place)
        }
      }
    }
  }
}

/// `if ...; then url=.../tenant/snapshots; else url=.../snapshots; fi; curl -H "$ACCEPT" "$url"`:
/// what the command needs for one branch is set where that branch sets the URL.
extension Planner {
  /// The branch of a call; nil where all ways of its command migrate.
  func branch(of place: CallPlace, _ needs: Needs) throws(Obstacle) -> Branch? {
    let key = EventKey(trace: place.call.trace, event: place.call.event)
    let ways = migratingWays[key] ?? []
    let calls = (finder.calls[key] ?? []).filter { ways.contains($0.alternative) }
    let others = place.event.alternatives.enumerated().filter { way in
      let event = place.event
      return !ways.contains(way.offset)
        && !calls.contains {
          finder.isUnfinished(way.element, of: event, beside: $0)
            || finder.followsLink(way.element, of: event, beside: $0)
        }
    }
    guard !others.isEmpty else { return nil }
    guard !needs.readers.contains(where: { reads($0, others.map(\.element.when), place) }) else {
      throw Obstacle(reason: "what reads its answer also reads answers to other requests")
    }
    let texts = others.flatMap { place.event.texts(of: $0.element) }
    let path = place.call.url.slice(place.call.pathRange)
    let markers = path.pieces.filter { $0.content == .exact }.compactMap(\.origin).filter {
      !Planner.brings(texts, $0)
    }
    let trace = scan.scripts[place.call.trace].trace
    let own = trace.assignments.filter { assignment in
      assignment.number <= place.event.number
        && markers.contains { Planner.brings([assignment.value.text], $0) }
    }
    return Branch(assignments: own.map(\.value), others: texts)
  }

  /// Whether a reader may run, as it is to change, after the command was run in one of some ways.
  private func reads(_ reader: ReaderChange, _ ways: [Guard], _ place: CallPlace) -> Bool {
    let own = scan.scripts[reader.key.trace].trace.events[reader.key.event]
      .alternatives[reader.alternative]
    return ways.contains { $0.and(own.when) != nil }
  }

  /// Whether one of `texts` has text of a place.
  private static func brings(_ texts: [TracedText], _ place: Origin) -> Bool {
    texts.contains { text in
      text.pieces.contains { piece in
        piece.origin.map { $0.file == place.file && $0.range.overlaps(place.range) } == true
      }
    }
  }

  /// The edits for changes of text that the other ways take as well.
  func edits(
    of changes: [Change], in branch: Branch, _ place: CallPlace, _ planned: inout PlannedEdits
  ) throws(Obstacle) -> [SourceEdit] {
    var edits: [SourceEdit] = []
    var groups: [InlineGroup] = []
    for change in changes {
      if change.kind == .accept || change.kind == .contentType {
        edits.append(try headerEdit(change, &planned))
      } else if try !addGroup(of: change, branch, &groups) {
        edits.append(try segmentEdit(change, &planned))
      }
    }
    for group in groups { edits.append(try inline(group, among: [group.argument], place)) }
    return edits
  }

  /// The header takes its value from a variable that the branch sets.
  private func headerEdit(
    _ change: Change, _ planned: inout PlannedEdits
  ) throws(Obstacle) -> SourceEdit {
    guard change.kind == .accept else { throw Obstacle(reason: sharedReason(change)) }
    let name = unusedName("ATLAS_ACCEPT")
    if let part = variablePart(change), let value = newValue([change], part) {
      if let edit = optionalVariable(part, name) {
        planned.set(name, value)
        return edit
      }
    } else if let edit = optionalValue(change, name) {
      planned.set(name, change.replacement)
      return edit
    }
    throw Obstacle(reason: sharedReason(change))
  }

  /// A segment of the path that all ways of the command share is taken from a variable that the
  /// branch sets: `${ATLAS_COLLECTION:-clusters}`.
  private func segmentEdit(
    _ change: Change, _ planned: inout PlannedEdits
  ) throws(Obstacle) -> SourceEdit {
    let name = unusedName("ATLAS_COLLECTION")
    guard change.kind == .path, let edit = optionalText(change.range, of: change.text, name) else {
      throw Obstacle(reason: sharedReason(change))
    }
    planned.set(name, change.replacement)
    return edit
  }

  /// An Accept header that is only there when the branch asks for it.
  func acceptEdit(
    in branch: Branch, _ place: CallPlace, _ planned: inout PlannedEdits
  ) throws(Obstacle) -> SourceEdit {
    let name = unusedName("ATLAS_ACCEPT")
    guard let option = optionalHeader(name, place) else {
      throw Obstacle(reason: "the same command sends other requests, which need another Accept")
    }
    planned.set(name, place.mediaType)
    return option
  }

  /// `NAME=value ` for each setting, in front of the last assignment of the branch.
  func setting(
    _ settings: [(name: String, value: [UInt8])], _ branch: Branch
  ) throws(Obstacle) -> SourceEdit {
    let text = settings.flatMap { [UInt8]("\($0.name)=".utf8) + $0.value + [UInt8(ascii: " ")] }
    guard let place = branch.assignments.last?.word, let encoded = place.encoding.encode(text)
    else {
      throw Obstacle(reason: "the same command sends other requests, and no branch tells it apart")
    }
    let start = ByteRange(place.range.start, place.range.start)
    return SourceEdit(file: place.file, range: start, replacement: encoded)
  }

  /// Adds the change where an assignment of the branch expands what the others share; false if
  /// none does.
  private func addGroup(
    of change: Change, _ branch: Branch, _ groups: inout [InlineGroup]
  ) throws(Obstacle) -> Bool {
    guard let origin = change.text.slice(change.range).pieces.first?.origin else {
      throw Obstacle(reason: sharedReason(change))
    }
    for argument in branch.assignments {
      guard let range = place(of: change, origin, in: argument.text) else { continue }
      let part = argument.parts.filter { $0.range.contains(range) }
        .min { $0.range.count < $1.range.count }
      guard let part else { continue }
      let own = Change(
        kind: change.kind, text: argument.text, range: range, replacement: change.replacement,
        argument: argument, offset: 0)
      if let known = groups.firstIndex(where: { $0.part.origin == part.origin }) {
        groups[known].changes.append(own)
      } else {
        groups.append(InlineGroup(part: part, argument: argument, changes: [own]))
      }
      return true
    }
    return false
  }

  /// Where the text of a change stands in a text that brings it.
  func place(of change: Change, _ origin: Origin, in text: TracedText) -> ByteRange? {
    let piece = text.pieces.first { piece in
      guard piece.content == .exact, let whole = piece.origin else { return false }
      return whole.file == origin.file && whole.range.contains(origin.range)
    }
    guard let piece, let whole = piece.origin else { return nil }
    let start = piece.range.start + origin.range.start - whole.range.start
    let range = ByteRange(start, start + change.range.count)
    let isSame =
      range.end <= text.count
      && text.slice(range).hasSameContent(as: change.text.slice(change.range))
    return isSame ? range : nil
  }
}
