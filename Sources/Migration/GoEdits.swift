import Calls
import GoCalls
import GoSyntax
import Rules
import Scanner
import Text

extension Planner {
  /// The edits of a change where its text is written, with all that has to go along.
  func sourceEdits(of change: Change, trace: Int) -> [SourceEdit]? {
    Planner.edits(of: change, scan.scripts[trace].trace, sources)
  }

  /// The same for the events of a trace.
  static func edits(
    of change: Change, _ trace: Trace, _ sources: SourceSet
  ) -> [SourceEdit]? {
    let edits = change.edits(in: sources)
    let companions = trace.companions
    guard let edits, !companions.isEmpty else { return edits }
    var result = edits
    for edit in edits where edit.edit.replacement.isEmpty && !edit.edit.range.isEmpty {
      for (place, more) in companions
      where place.file == edit.file && edit.edit.range.contains(place.range) {
        result += more
      }
    }
    return outermost(result)
  }

  /// Without edits that lie inside others that delete.
  static func outermost(_ edits: [SourceEdit]) -> [SourceEdit] {
    let all = Set(edits)
    return all.filter { edit in
      !all.contains { other in
        other != edit && other.file == edit.file && other.edit.replacement.isEmpty
          && other.edit.range.contains(edit.edit.range)
      }
    }.sorted()
  }

  /// What removing text from Go files leaves unused.
  func addFallout(_ planned: inout PlannedEdits) throws(Obstacle) {
    for (file, own) in Dictionary(grouping: planned.edits, by: \.file) where isGo(file) {
      planned.edits += unfoldedStructs(own.map(\.edit), in: sources.bytes(of: file)).map {
        SourceEdit(file: file, range: $0.range, replacement: $0.replacement)
      }
      guard own.contains(where: { $0.edit.replacement.isEmpty }) else { continue }
      guard let more = fallout(of: own.map(\.edit), in: sources.bytes(of: file)) else {
        throw Obstacle(reason: "a variable may be left that nothing uses")
      }
      for call in removedCalls(own.map(\.edit) + more, in: sources.bytes(of: file)) {
        planned.assumptions.insert("`\(call)`, which is not called any more, only gives a value")
      }
      planned.edits += more.map {
        SourceEdit(file: file, range: $0.range, replacement: $0.replacement)
      }
    }
  }

  func isGo(_ file: FileID) -> Bool { isGoFile(sources.path(of: file)) }

  /// The edits that set headers, and the version, of a request right before it is sent: for all
  /// requests that are put together there, or only for those to the new paths.
  func settingHeaders(
    _ changes: [Change], addsAccept: Bool, _ place: CallPlace, _ own: Set<EventKey>
  ) throws(Obstacle) -> [SourceEdit] {
    for change in changes { try checkComparisons(change, place) }
    let trace = scan.scripts[place.call.trace].trace
    guard let header = trace.headerPlaces[place.call.event] else {
      throw Obstacle(
        reason: "its headers are not set here; make the request with http.NewRequest and set Accept"
      )
    }
    let request = header.request
    var lines: [String] = []
    for change in changes where change.kind == .version {
      let old = String(decoding: change.text.bytes[change.range], as: UTF8.self)
      let new = String(decoding: change.replacement, as: UTF8.self)
      lines.append(
        "\(request).URL.Path = strings.Replace(\(request).URL.Path, \"/\(old)/\", \"/\(new)/\", 1)")
    }
    let mediaType = String(decoding: place.mediaType, as: UTF8.self)
    if addsAccept || changes.contains(where: { $0.kind == .accept }) {
      lines.append("\(request).Header.Set(\"Accept\", \"\(mediaType)\")")
    }
    if changes.contains(where: { $0.kind == .contentType }) {
      lines.append("\(request).Header.Set(\"Content-Type\", \"\(mediaType)\")")
    }
    var edits: [SourceEdit] = []
    if !uses.isOnly(own.union(wanted.keys), command: place.client.command) {
      guard let collection = collection(of: place) else {
        throw Obstacle(reason: "other requests are put together there, with other headers")
      }
      lines =
        ["if strings.Contains(\(request).URL.Path, \"/\(collection)/\") {"]
        + lines.map { "\t" + $0 } + ["}"]
    }
    if lines.contains(where: { $0.contains("strings.") }), let edit = header.importOfStrings {
      edits.append(edit)
    }
    return edits + [insertion(of: lines, at: header)]
  }

  /// A header as arguments of `exec.Command`, before the URL.
  func goArguments(
    _ header: [UInt8], _ place: CallPlace, _ own: Set<EventKey>
  ) throws(Obstacle) -> SourceEdit {
    let word = place.alternative.arguments[place.call.urlArgument].word
    guard let word, place.client.words.contains(word),
      uses.isOnly(own.union(wanted.keys), command: place.client.command)
    else { throw Obstacle(reason: "its arguments are put together where none can be added") }
    let text = [UInt8]("\"-H\", \"".utf8) + header + [UInt8]("\", ".utf8)
    let start = ByteRange(word.range.start, word.range.start)
    return SourceEdit(file: word.file, range: start, replacement: text)
  }

  /// The segment that tells the new path from the others.
  private func collection(of place: CallPlace) -> String? {
    let old = place.call.rule.deprecated.path.segments
    return place.call.rule.replacement.path.segments.lazy.compactMap { segment -> String? in
      guard !old.contains(segment), case .literal(let text) = segment else { return nil }
      return text
    }.first
  }

  private func insertion(of lines: [String], at place: HeaderPlace) -> SourceEdit {
    let bytes = sources.bytes(of: place.file)
    let first = bytes.firstIndex(of: 10) ?? 0
    let lineEnd: [UInt8] = first > 0 && bytes[first - 1] == 13 ? [13, 10] : [10]
    var text: [UInt8] = []
    for line in lines {
      let own = place.indent + [UInt8](line.utf8)
      text += place.followsLine ? lineEnd + own : own + lineEnd
    }
    return SourceEdit(
      file: place.file, range: ByteRange(place.offset, place.offset), replacement: text)
  }
}
