import Calls
import Scanner
import Text

extension Planner {
  /// The edit of an expansion in an assignment whose variable only calls take that change: of
  /// `T="$K/backup/tenant"` the `$K`, which others use as well, becomes what is written for it,
  /// with the change, or what it holds.
  func inAssignment(
    _ change: Change, _ needs: Needs, _ place: CallPlace
  ) throws(Obstacle) -> SourceEdit? {
    let trace = finder.scan.scripts[place.call.trace].trace
    for assignment in trace.assignments.reversed() where assignment.number <= place.call.event {
      let value = assignment.value
      guard let word = value.word, isOwn(word, needs, place) else { continue }
      if let edit = restarted(word, change, place.call.trace) { return edit }
      guard let moved = self.change(change, in: value),
        let part = value.parts.filter({ $0.range.contains(moved.range) })
          .min(by: { $0.range.count < $1.range.count }), !part.variable.isEmpty
      else { continue }
      let all = needs.changes.compactMap { self.change($0, in: value) }.filter {
        part.range.contains($0.range)
      }
      if all.count == 1, let edit = rewritten(part, change, place.call.trace) { return edit }
      // What one caller hands over is not written into a function.
      let isInFunction = trace.called.contains {
        $0.file == word.file && $0.range.contains(word.range)
      }
      if isInFunction { return nil }
      return try inline(
        InlineGroup(part: part, argument: value, changes: all), among: [value], place)
    }
    return nil
  }

  /// `API="https://.../v2/.../flexClusters/$CLUSTER" call` where the wrapper takes the path's
  /// beginning from a variable that other calls need as it is.
  func reassigning(_ change: Change, _ needs: Needs, _ place: CallPlace) -> SourceEdit? {
    guard change.kind == .path || change.kind == .version, place.isWrapped,
      let part = variablePart(change),
      !isSetInside(part.variable, place),
      !scan.scripts[place.call.trace].trace.readOnly.contains(part.variable)
    else { return nil }
    guard let value = changedValue(part, needs, place) else { return nil }
    return assignment(to: part.variable, value, place)
  }

  /// The same where the wrapper puts the URL together in a variable of its own first:
  /// `local url="$API/$1"`.
  func reassigningSource(
    _ change: Change, _ needs: Needs, _ place: CallPlace
  ) -> SourceEdit? {
    let number = place.call.trace
    let trace = scan.scripts[number].trace
    guard change.kind == .path || change.kind == .version, place.isWrapped,
      let part = variablePart(change), isSetInside(part.variable, place)
    else { return nil }
    let source = lastSource(of: change, place)
    guard let source else { return nil }
    let all = needs.changes.filter { other in
      other.kind == .path || other.kind == .version
        ? origin(of: other).flatMap { self.place(of: other, $0, in: source.text) } != nil : false
    }
    guard !trace.readOnly.contains(source.name), let text = assignedText(source.name, all, number)
    else { return nil }
    let quote = [UInt8(ascii: "\"")]
    return assignment(to: source.name, quote + text + quote, place)
  }

  /// The text that another assignment gives the variable of `part`, with the change, in its place.
  private func rewritten(_ part: ExpandedPart, _ change: Change, _ number: Int) -> SourceEdit? {
    guard part.origin.encoding.layers.last == .doubleQuoted,
      let text = assignedText(part.variable, [change], number)
    else { return nil }
    return SourceEdit(file: part.origin.file, range: part.origin.range, replacement: text)
  }

  /// `url="..."` with the change and what the variable held, in place of `url+="..."`.
  private func restarted(_ word: Origin, _ change: Change, _ number: Int) -> SourceEdit? {
    let bytes = sources.bytes(of: word.file)
    let name = bytes[word.range].prefix(while: isNameByte)
    let rest = bytes[name.endIndex..<word.range.end]
    guard rest.starts(with: "+=".utf8),
      let text = assignedText(String(decoding: name, as: UTF8.self), [change], number)
    else { return nil }
    let quote = [UInt8(ascii: "\"")]
    let isQuoted = rest.dropFirst(2).starts(with: quote)
    return SourceEdit(
      file: word.file, range: ByteRange(name.endIndex, name.endIndex + (isQuoted ? 3 : 2)),
      replacement: [UInt8(ascii: "=")] + quote + text + (isQuoted ? [] : quote))
  }

  /// The text between the double quotes of an assignment to a variable that holds the changes, with
  /// the changes.
  func assignedText(
    _ variable: String, _ changes: [Change], _ number: Int
  ) -> [UInt8]? {
    let trace = finder.scan.scripts[number].trace
    let edits = changes.compactMap { sourceEdits(of: $0, trace: number) }.joined().sorted()
    guard edits.count == changes.count, let first = edits.first,
      let word = trace.assignments.compactMap(\.value.word).last(where: {
        $0.file == first.file && $0.range.contains(first.edit.range)
      })
    else { return nil }
    let bytes = sources.bytes(of: word.file)
    let start = [UInt8]("\(variable)=".utf8)
    let written = bytes[word.range]
    guard written.starts(with: start) else { return nil }
    let isQuoted = written.dropFirst(start.count).first == UInt8(ascii: "\"")
    let margin = isQuoted ? 1 : 0
    guard written.count >= start.count + 2 * margin else { return nil }
    let inner = ByteRange(word.range.start + start.count + margin, word.range.end - margin)
    guard !isQuoted || written.last == UInt8(ascii: "\""),
      edits.allSatisfy({ $0.file == word.file && inner.contains($0.edit.range) }),
      // What runs a command or counts is not written twice; text outside quotes may be a pattern.
      !bytes[inner].contains(where: { "\"`\\([=".utf8.contains($0) }), holdsOnlyNames(bytes[inner]),
      isQuoted || !bytes[inner].contains(where: { "'~*?".utf8.contains($0) })
    else { return nil }
    var result: [UInt8] = []
    var position = inner.start
    for edit in edits.map(\.edit) {
      guard edit.range.start >= position else { return nil }
      result += bytes[position..<edit.range.start] + edit.replacement
      position = edit.range.end
    }
    return result + bytes[position..<inner.end]
  }

  /// Whether all expansions in a text are of variables with a name, which hold the same in another
  /// place as long as nothing sets them: `$1` is another one after `shift`, `$_` after any command.
  private func holdsOnlyNames(_ text: ArraySlice<UInt8>) -> Bool {
    text.indices.filter { text[$0] == UInt8(ascii: "$") }.allSatisfy { index in
      let rest = text[(index + 1)...].drop { $0 == UInt8(ascii: "{") }
      let name = String(decoding: rest.prefix(while: isNameByte), as: UTF8.self)
      return isName(name) && !Self.changing.contains(name)
    }
  }

  /// Variables that the shell gives another value from one command to the next.
  static let changing: Set<String> = [
    "_", "RANDOM", "SRANDOM", "SECONDS", "LINENO", "BASHPID", "EPOCHSECONDS", "EPOCHREALTIME",
    "OPTIND", "REPLY", "BASH_COMMAND", "BASH_REMATCH",
  ]

  /// Whether another change of the call is written in a word and meets nobody else there.
  private func isOwn(_ word: Origin, _ needs: Needs, _ place: CallPlace) -> Bool {
    needs.changes.contains { other in
      guard let direct = sourceEdits(of: other, trace: place.call.trace), !direct.isEmpty else {
        return false
      }
      return direct.allSatisfy { $0.file == word.file && word.range.contains($0.edit.range) }
        && !hasOutsider(direct)
    }
  }

  /// The same change in a value that holds the text; nil where it does not.
  private func change(_ change: Change, in value: Argument) -> Change? {
    guard let origin = change.text.slice(change.range).pieces.first?.origin else { return nil }
    for piece in value.text.pieces where piece.content == .exact {
      guard let whole = piece.origin, whole.file == origin.file, whole.range.contains(origin.range)
      else { continue }
      let start = piece.range.start + origin.range.start - whole.range.start
      let range = ByteRange(start, start + change.range.count)
      guard range.end <= value.text.count,
        value.text.slice(range).hasSameContent(as: change.text.slice(change.range))
      else { continue }
      return Change(
        kind: change.kind, text: value.text, range: range, replacement: change.replacement,
        argument: value, offset: 0)
    }
    return nil
  }
}
