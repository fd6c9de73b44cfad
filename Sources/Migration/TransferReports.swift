import Calls
import Scanner
import Text

extension NeedsFinder {
  /// What a script may decide by the URL or the media type that the client reports (`-w`, `-i`,
  /// `-D`, `-v`): both are others then.
  ///
  /// - Throws: an obstacle, where a program looks for the date of the old media type in that.
  func addReadsOfTransfer(
    _ call: DeprecatedCall, _ transfer: CurlTransfer, _ event: Event, to needs: inout Needs
  ) throws(Obstacle) {
    let format = transfer.writeOut?.value?.description ?? ""
    let isTold =
      event.destination == .captured
      && NeedsFinder.reported.contains { format.lowercased().contains($0) }
    let keepsHeaders = transfer.isOn("include") || transfer.option(named: "dump-header") != nil
    guard isTold || keepsHeaders || transfer.isOn("verbose") else { return }
    let trace = scan.scripts[call.trace].trace
    for date in dates(in: needs) {
      if let reader = reader(of: [date], in: trace) {
        throw Obstacle(
          reason: "`\(reader)` looks for `\(date)` in what the client tells of the answer, whose "
            + "media type has another date then")
      }
    }
    if transfer.isOn("verbose"), let reader = readerOfPath(call, trace) {
      throw Obstacle(
        reason: "`\(reader)` looks for a part of the path in what the client tells of the request,"
          + " which has another path then")
    }
    if isTold {
      needs.assumptions.append("nothing depends on the URL or media type that `\(format)` gives")
    }
    if keepsHeaders, let reader = reader(of: ["content-type", "vnd.atlas", "location"], in: trace) {
      needs.assumptions.append(
        "what `\(reader)` reads of the headers does not depend on the media type")
    }
  }

  /// Variables of `--write-out` that tell the URL or the media type (curl(1)).
  private static let reported = [
    "url_effective", "url}", "urle.", "content_type", "header_json", "{json}",
    "%header{content-type}", "%header{location}",
  ]

  /// A program that is given the answer, with what the client tells on standard error perhaps, and
  /// looks for a word of the old path that the new one does not have.
  private func readerOfPath(_ call: DeprecatedCall, _ trace: Trace) -> String? {
    let words = call.rule.changedWords
    return trace.events.first { event in
      let texts = event.alternatives.flatMap { event.texts(of: $0) }
      // The body may go to a file, and what the client tells into the pipe.
      let isGiven =
        texts.flatMap(\.holes).contains { $0.kind == .response && $0.number == call.event }
        || event.number > call.event && event.alternatives.contains { $0.input?.isEmpty == true }
      guard event.client == nil, !event.onlyPrints, isGiven else { return false }
      return texts.contains { text in
        text.bytes.split { !isNameByte($0) }.contains { word in
          words.contains { $0.utf8.elementsEqual(word) }
        }
      }
    }?.name
  }

  /// Events that hand a value on, and look for nothing in it.
  private static let handing: Set<String> = ["export", "exported", "declare", "local", "source"]

  /// A program that looks for one of some words, which are in small letters.
  private func reader(of words: [String], in trace: Trace) -> String? {
    trace.events.first { event in
      event.client == nil && !event.onlyPrints
        && event.name.map(NeedsFinder.handing.contains) != true
        && event.alternatives.flatMap { event.texts(of: $0) }.contains { text in
          let known = String(decoding: text.bytes, as: UTF8.self).lowercased()
          return words.contains(where: known.contains)
        }
    }?.name
  }
}

/// The dates in the media types that a request has before it changes: `2023-01-01`.
func dates(in needs: Needs) -> [String] {
  let types = needs.changes.filter { $0.kind == .accept || $0.kind == .contentType }
  let all = types.flatMap { change in
    change.text.bytes.split { !(0x30...0x39).contains($0) && $0 != UInt8(ascii: "-") }
      .map { String(decoding: $0, as: UTF8.self) }
  }
  return Set(all.filter { $0.count == 10 && $0.dropFirst(4).first == "-" }).sorted()
}

extension Rounds {
  /// Why Go code stands in the way that asks for the media type of an answer: it spells the old
  /// date in a line that sets no header, which the edits do not take away.
  func mediaTypeTest(in draft: Draft, after edits: [SourceEdit]) -> String? {
    let all = Set(draft.calls.flatMap { scan.scripts[$0.trace].files }).sorted()
    let code = all.filter { isGoFile(workspace.path(of: $0)) }
    let question = "Header.Get(\"Content-Type\")"
    guard code.contains(where: { workspace.bytes(of: $0).contains(question) }) else { return nil }
    for date in Set(draft.needs.flatMap(dates(in:))).sorted() {
      for file in code {
        guard let line = line(of: file, naming: date, besides: edits) else { continue }
        let path = String(decoding: workspace.path(of: file), as: UTF8.self)
        return "the program asks for the media type of an answer, and `\(path)` names `\(date)` in "
          + "line \(line)"
      }
    }
    return nil
  }

  /// The first line that spells a date and sets no header by that, other than those of the edits.
  private func line(of file: FileID, naming date: String, besides edits: [SourceEdit]) -> Int? {
    let bytes = workspace.bytes(of: file)
    let own = edits.filter { $0.file == file }.map(\.edit.range)
    let table = LineTable(bytes)
    let places = Markers([[UInt8](date.utf8)]).allOccurrences(in: bytes).map(\.offset)
    let left = places.filter { place in
      let range = ByteRange(place, place + date.utf8.count)
      return !own.contains { $0.overlaps(range) }
    }
    return left.map(table.line).first { line in
      let text = String(decoding: bytes[table.content(ofLine: line)], as: UTF8.self)
      return !["Set(", "Add(", "Accept"].contains(where: text.contains)
    }
  }
}
