import Documents
import JSON
import Rules
import Scanner
import Text

/// What a request of a collection sends, to compare collections by.
private struct SentRequest: Equatable {
  let url: [UInt8]
  let path: [[UInt8]]
  let accept: [[UInt8]]
}

extension RunBuilder {
  /// Finds and rewrites the requests of a collection, and passes over the answers saved in it.
  func readCollection(_ page: inout Page, _ findings: inout [Finding]) {
    guard let root = try? parseJSON(page.bytes) else { return }
    let whole = TracedText(file: page.file, bytes: page.bytes)
    let reader = CollectionReader(whole: whole, rules: rules, sources: workspace.sources)
    reader.visit(root, scripts: []) { item, scripts in
      for answer in item.member("response").map({ [$0.value.range] }) ?? [] {
        page.covered.append((answer, .note))
      }
      guard let finding = finding(of: item, scripts, reader, page) else { return }
      let raw = reader.rawURL(of: item)?.range
      if let raw { page.covered.append((raw, finding.level)) }
      // Its path is written a second time, as a list.
      if let url = item.member("request")?.value.member("url")?.value.range {
        page.covered.append((url, finding.level))
      }
      findings.append(finding)
    }
  }

  private func finding(
    of item: JSONValue, _ scripts: [JSONValue], _ reader: CollectionReader, _ page: Page
  ) -> Finding? {
    guard let match = reader.match(item), let url = reader.url(of: item) else { return nil }
    let places = match.path.segments.compactMap { $0 }
    let start = places.first?.start ?? 0
    guard let place = url.span(of: ByteRange(start, places.last?.end ?? url.count)) else {
      return nil
    }
    var edits: [SourceEdit] = []
    var assumptions: [String] = []
    var obstacle: String?
    do throws(Obstacle) {
      (edits, assumptions) = try reader.edits(of: item, match, scripts)
      try prove(edits, match, item, reader, page)
    } catch { obstacle = error.reason }
    let isTheirs = isVendored(page.file)
    let level: Level =
      isTheirs ? .note : obstacle != nil ? .manual : assumptions.isEmpty ? .safe : .unsafe
    let new = match.rule.replacement
    return Finding(
      rule: match.rule.id, kind: .call, level: level, severity: severity(level), file: page.file,
      range: place.range, message: message(match.rule),
      request: RequestSummary(
        method: match.rule.deprecated.method, url: url.description, headers: [], body: nil),
      replacement: RequestSummary(
        method: new.method,
        url: reader.newURL(of: item, match).map { String(decoding: $0, as: UTF8.self) }
          ?? new.path.text,
        headers: [.init(name: "Accept", value: new.mediaType)],
        body: sampleBody(of: match.rule, match.rule.body.keep)),
      edits: level == .safe || level == .unsafe ? Set(edits).sorted() : [],
      notes: (obstacle.map { ["not edited: \($0)"] } ?? [])
        + match.rule.notes.filter { $0.query == nil }.map(\.text),
      assumptions: level == .unsafe ? assumptions : [])
  }

  /// The edited collection sends the new request in the place of this one, and all others as
  /// before.
  private func prove(
    _ edits: [SourceEdit], _ match: OperationMatch.Candidate, _ item: JSONValue,
    _ reader: CollectionReader, _ page: Page
  ) throws(Obstacle) {
    let failure = Obstacle(reason: "the edited collection would not send the expected request")
    guard let bytes = apply(edits.map(\.edit), to: page.bytes), let root = try? parseJSON(bytes),
      let old = try? parseJSON(page.bytes), let url = reader.newURL(of: item, match)
    else { throw failure }
    let after = CollectionReader(
      whole: TracedText(file: page.file, bytes: bytes), rules: rules, sources: workspace.sources)
    var (was, sent): ([(JSONValue, SentRequest)], [SentRequest]) = ([], [])
    reader.visit(old, scripts: []) { own, _ in was.append((own, reader.sent(own))) }
    after.visit(root, scripts: []) { own, _ in sent.append(after.sent(own)) }
    guard was.count == sent.count else { throw failure }
    let mediaType = [UInt8](match.rule.replacement.mediaType.utf8)
    for (before, now) in zip(was, sent) {
      guard before.0.range == item.range else {
        if before.1 != now { throw failure }
        continue
      }
      let path = now.path.isEmpty || reader.segments(url).suffix(now.path.count) == now.path[...]
      guard now.url == url, path, now.accept == [mediaType] else { throw failure }
    }
  }
}

/// Reads the requests of a collection.
private struct CollectionReader {
  let whole: TracedText
  let rules: RuleSet
  let sources: SourceSet

  /// Calls `body` with each item that has a request, and with the scripts around it.
  func visit(
    _ node: JSONValue, scripts: [JSONValue], depth: Int = 0,
    _ body: (_ item: JSONValue, _ scripts: [JSONValue]) -> Void
  ) {
    guard depth < 50 else { return }
    let own = scripts + (node.member("event").map { [$0.value] } ?? [])
    if node.member("request") != nil { body(node, own) }
    for item in node.member("item")?.value.elements ?? [] {
      visit(item, scripts: own, depth: depth + 1, body)
    }
  }

  /// The string of the URL: that of `raw`, or the request's own.
  func rawURL(of item: JSONValue) -> JSONValue? {
    guard let request = item.member("request")?.value else { return nil }
    if request.string != nil { return request }
    let url = request.member("url")?.value
    if url?.string != nil { return url }
    let raw = url?.member("raw")?.value
    return raw?.string == nil ? nil : raw
  }

  func url(of item: JSONValue) -> TracedText? {
    rawURL(of: item).flatMap { jsonString($0.range, of: whole) }
  }

  private func method(of item: JSONValue) -> String {
    let text = item.member("request")?.value.member("method")?.value.string
    return text.map { String(decoding: $0, as: UTF8.self).uppercased() } ?? "GET"
  }

  /// The operation that the item calls, if one is certain.
  func match(_ item: JSONValue) -> OperationMatch.Candidate? {
    guard let url = url(of: item),
      let match = rules.match(url.bytes, hole: TracedText.holeByte)?.narrowed(to: method(of: item)),
      match.candidates.count == 1
    else { return nil }
    return match.candidates.first
  }

  func newURL(of item: JSONValue, _ match: OperationMatch.Candidate) -> [UInt8]? {
    guard let url = url(of: item), let changes = match.replacements else { return nil }
    return apply(changes.map { Edit(range: $0.range, replacement: $0.bytes) }, to: url.bytes)
  }

  /// What stands between the slashes of a URL without its query.
  func segments(_ url: [UInt8]) -> [[UInt8]] {
    let path = url.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map(Array.init)
  }

  func sent(_ item: JSONValue) -> SentRequest {
    let request = item.member("request")?.value
    return SentRequest(
      url: rawURL(of: item)?.string ?? [],
      path: request?.member("url")?.value.member("path")?.value.elements.map { $0.string ?? [] }
        ?? [],
      accept: headers(request, named: "accept").map { $0.member("value")?.value.string ?? [] })
  }

  private func headers(_ request: JSONValue?, named name: String) -> [JSONValue] {
    (request?.member("header")?.value.elements ?? []).filter { header in
      let key = header.member("key")?.value.string.map { String(decoding: $0, as: UTF8.self) }
      if case .bool(true)? = header.member("disabled")?.value.kind { return false }
      return key?.lowercased() == name
    }
  }
}

// MARK: - Edits

extension CollectionReader {
  /// The edits of an item, and what they assume.
  func edits(
    of item: JSONValue, _ match: OperationMatch.Candidate, _ scripts: [JSONValue]
  ) throws(Obstacle) -> ([SourceEdit], [String]) {
    guard let url = url(of: item), let changes = match.replacements,
      let request = item.member("request")?.value
    else { throw Obstacle(reason: "a part of its URL that changes is not written here") }
    var (edits, assumptions): ([SourceEdit], [String]) = ([], [])
    for change in changes { edits += try replace(change.range, change.bytes, url) }
    if case .text = match.path.version {
    } else {
      let prefix = String(decoding: url.bytes[match.path.prefix], as: UTF8.self)
      assumptions.append("`\(prefix)` is the base of version 2 of the API")
    }
    if let path = request.member("url")?.value.member("path")?.value {
      edits += try pathEdits(path, item, match)
    }
    edits += try headerEdits(request, match.rule)
    let body = try bodyEdits(request, match.rule)
    edits += body.edits
    assumptions += body.assumptions
    for name in match.rule.response.renamed.keys.sorted() {
      let reads = scripts.contains { Array(whole.bytes[$0.range]).contains(name) }
      if reads { throw Obstacle(reason: "a script beside it may read `\(name)` of its answer") }
    }
    return (edits, assumptions)
  }

  private func replace(
    _ range: ByteRange, _ bytes: [UInt8], _ text: TracedText
  ) throws(Obstacle) -> [SourceEdit] {
    guard let edits = text.edits(replacing: range, with: bytes, in: sources) else {
      throw Obstacle(reason: "the new text cannot be written in this place of the file")
    }
    return edits
  }

  private func replace(_ value: JSONValue, _ bytes: [UInt8]) throws(Obstacle) -> [SourceEdit] {
    guard let text = jsonString(value.range, of: whole), !text.isEmpty else {
      throw Obstacle(reason: "an empty text stands where a value is expected")
    }
    return try replace(ByteRange(0, text.count), bytes, text)
  }

  private func edit(_ range: ByteRange, _ bytes: [UInt8]) -> SourceEdit? {
    whole.span(of: ByteRange(0, whole.count)).map {
      SourceEdit(file: $0.file, range: range, replacement: bytes)
    }
  }

  /// The segments that `url.path` lists: renamed in place, `tenant` taken out.
  private func pathEdits(
    _ path: JSONValue, _ item: JSONValue, _ match: OperationMatch.Candidate
  ) throws(Obstacle) -> [SourceEdit] {
    let own = path.elements.map(\.string)
    guard !own.contains(nil), let url = url(of: item), let newURL = newURL(of: item, match),
      segments(url.bytes).suffix(own.count).map({ $0 }) == own.compactMap({ $0 })
    else { throw Obstacle(reason: "the list of its path says something else than its URL") }
    let kept = segments(url.bytes).count - own.count
    var new = segments(newURL).dropFirst(kept)[...]
    var edits: [SourceEdit] = []
    for (index, element) in path.elements.enumerated() {
      let isDropped = own[index]?.elementsEqual("tenant".utf8) == true && index > 0
      if isDropped, new.count == own.count - index - 1 {
        let gap = ByteRange(path.elements[index - 1].range.end, element.range.end)
        edits += edit(gap, []).map { [$0] } ?? []
      } else if let next = new.popFirst(), next != own[index] {
        edits += try replace(element, next)
      }
    }
    return edits
  }

  /// The media type of the answer, and of the body where it is one of Atlas.
  private func headerEdits(_ request: JSONValue, _ rule: Rule) throws(Obstacle) -> [SourceEdit] {
    let mediaType = [UInt8](rule.replacement.mediaType.utf8)
    var edits: [SourceEdit] = []
    let accept = headers(request, named: "accept")
    guard accept.count < 2 else { throw Obstacle(reason: "it has several Accept headers") }
    for header in accept + headers(request, named: "content-type") {
      guard let value = header.member("value")?.value, let text = value.string else {
        throw Obstacle(reason: "the value of a header is not written here")
      }
      let words = String(decoding: text, as: UTF8.self)
      guard !words.contains("{{") else {
        throw Obstacle(reason: "a variable holds its media type: `\(words)`")
      }
      let isAccept = header.range == accept.first?.range
      if text != mediaType, isAccept || words.hasPrefix("application/vnd.atlas") {
        edits += try replace(value, mediaType)
      }
    }
    if accept.isEmpty { edits.append(try insertion(request, mediaType)) }
    return edits
  }

  /// A header in the form of the last one.
  private func insertion(
    _ request: JSONValue, _ mediaType: [UInt8]
  ) throws(Obstacle) -> SourceEdit {
    guard let list = request.member("header")?.value, case .array(let headers) = list.kind else {
      throw Obstacle(reason: "it has no list of headers to which Accept could be added")
    }
    let simple =
      [UInt8]("{\"key\": \"Accept\", \"value\": \"".utf8) + mediaType + [UInt8]("\"}".utf8)
    var place = ByteRange(list.range.start + 1, list.range.start + 1)
    var text = simple
    if let last = headers.last {
      let start = headers.count > 1 ? headers[headers.count - 2].range.end : list.range.start + 1
      let gap = Array(whole.bytes[start..<last.range.start].filter { $0 != UInt8(ascii: ",") })
      text = [UInt8(ascii: ",")] + gap + (copy(of: last, mediaType) ?? simple)
      place = ByteRange(last.range.end, last.range.end)
    }
    guard let edit = edit(place, text) else {
      throw Obstacle(reason: "the new text cannot be written in this place of the file")
    }
    return edit
  }

  /// A header that has nothing but key, value and type, with another key and value.
  private func copy(of header: JSONValue, _ mediaType: [UInt8]) -> [UInt8]? {
    let known = ["key", "value", "type"]
    let isPlain = header.members.allSatisfy { member in
      known.contains(String(decoding: member.key, as: UTF8.self))
    }
    guard isPlain, let key = header.member("key")?.value, let value = header.member("value")?.value
    else { return nil }
    let quote = [UInt8(ascii: "\"")]
    let edits = [
      Edit(range: key.range, replacement: quote + [UInt8]("Accept".utf8) + quote),
      Edit(range: value.range, replacement: quote + mediaType + quote),
    ].map { edit in
      Edit(range: edit.range.moved(by: -header.range.start), replacement: edit.replacement)
    }
    return apply(edits, to: Array(whole.bytes[header.range]))
  }

  /// What the body must lose.
  private func bodyEdits(
    _ request: JSONValue, _ rule: Rule
  ) throws(Obstacle) -> (edits: [SourceEdit], assumptions: [String]) {
    guard rule.body.isRequired else { return ([], []) }
    let body = request.member("body")?.value
    guard body?.member("mode")?.value.string?.elementsEqual("raw".utf8) == true,
      let raw = body?.member("raw")?.value, let text = jsonString(raw.range, of: whole)
    else { throw Obstacle(reason: "its body is not written as raw text") }
    guard let tree = try? parseJSON(text.bytes), case .object = tree.kind else {
      throw Obstacle(reason: "its body is not JSON that can be read")
    }
    let isKept = { (member: JSONMember) in
      rule.body.keep.contains { $0.utf8.elementsEqual(member.key) }
    }
    var edits: [SourceEdit] = []
    for range in removal(of: { !isKept($0) }, in: tree, bytes: text.bytes) {
      edits += try replace(range, [], text)
    }
    return (edits, [])
  }
}
