import Calls
import GoSyntax
import Rules
import Scanner
import Text

/// Stand-ins for the server in tests, and comparisons with the path of a request.
extension NeedsFinder {
  /// Only the path moves; what else a test looks at is found in its file.
  func needs(ofDouble call: DeprecatedCall) throws(Obstacle) -> Needs {
    var needs = Needs()
    try addPath(call, scan.event(of: call).alternatives[call.alternative], to: &needs)
    needs.assumptions.append(NeedsFinder.otherRequests)
    return needs
  }

  /// What a stand-in rests on that others may ask as well.
  static let otherRequests =
    "all requests with this path, which is not sent here, move as well"
}

extension NeedsFinder {
  /// What a fix rests on where tests run the script with something in the place of its client or of
  /// the server.
  func doublesOfClient(of call: DeprecatedCall) -> [String] {
    let event = scan.event(of: call)
    let all = clientDoubles.lazy.compactMap { double -> String? in
      let path = String(decoding: double.path, as: UTF8.self)
      guard let client = double.client else {
        return "no test reads answers from files that lie as the paths of requests do: `\(path)`"
      }
      guard event.role == .command, event.name == client, let found = double.words[call.rule.id]
      else { return nil }
      let other = String(decoding: found.path, as: UTF8.self)
      return "the tests for which `\(path)` stands in for `\(client)` take the new request and its "
        + "answer, though `\(other)` names `\(found.word)`"
    }
    return Array(all.prefix(1))
  }
}

extension Planner {
  /// The edits of a stand-in: its path and, in a test, the media type that it expects and the
  /// fields that it answers with.
  func double(_ needs: Needs, _ place: CallPlace) throws(Obstacle) -> [SourceEdit] {
    var result: [SourceEdit] = []
    for change in needs.changes {
      guard let edits = sourceEdits(of: change, trace: place.call.trace),
        !hasOutsider(edits)
      else { throw Obstacle(reason: "the path that it names is also used by something else") }
      result += edits
    }
    let file = place.site.command.file
    let path = sources.path(of: file)
    guard path.suffix(8).elementsEqual("_test.go".utf8) else { return result }
    return result + expectations(of: place.call.rule, in: file)
  }

  /// The media type and the names of fields in the strings of a test.
  private func expectations(of rule: Rule, in file: FileID) -> [SourceEdit] {
    let bytes = sources.bytes(of: file)
    var replacements = rule.deprecated.mediaTypes.filter { $0.contains("vnd.") }
      .map { ($0, rule.replacement.mediaType) }
    for (old, new) in rule.response.renamed.sorted(by: { $0.key < $1.key }) {
      replacements.append(("\"\(old)\"", "\"\(new)\""))
      replacements.append(("\\\"\(old)\\\"", "\\\"\(new)\\\""))
    }
    let handlers = requestHandlers(in: parseGo(bytes))
    return stringLiterals(in: bytes).flatMap { literal in
      var own = replacements
      if handlers.contains(where: { $0.contains(literal.range) }) {
        own += versions(of: rule, in: literal, bytes)
      }
      return own.flatMap { old, new in
        places(of: [UInt8](old.utf8), in: literal, bytes).map {
          SourceEdit(file: file, range: $0, replacement: [UInt8](new.utf8))
        }
      }
    }
  }

  /// The date that a server looks for in the media type: `strings.Contains(accept, "2023-01-01")`.
  private func versions(
    of rule: Rule, in literal: BasicLiteral, _ bytes: [UInt8]
  ) -> [(String, String)] {
    let quoted = bytes[literal.range]
    let text = Array(quoted.dropFirst().dropLast())
    guard let new = date(in: rule.replacement.mediaType) else { return [] }
    return rule.deprecated.mediaTypes.compactMap { type in
      guard let old = date(in: type), text.count < type.utf8.count,
        Markers([[UInt8](old.utf8)]).occur(in: text), Markers([text]).occur(in: [UInt8](type.utf8))
      else { return nil }
      return (old, new)
    }
  }

  /// `2023-01-01` of `application/vnd.atlas.2023-01-01+json`
  private func date(in mediaType: String) -> String? {
    guard let end = mediaType.lastIndex(of: "+"),
      let point = mediaType[..<end].lastIndex(of: ".")
    else { return nil }
    return String(mediaType[mediaType.index(after: point)..<end])
  }

  /// The edits of a media type that only comparisons use besides what wants them: a stand-in for
  /// the server looks whether it is asked for what the calls ask for.
  func comparedEdits(
    _ edits: [SourceEdit]?, _ change: Change, _ planned: inout PlannedEdits
  ) -> [SourceEdit]? {
    guard let edits, change.kind == .accept || change.kind == .contentType else { return nil }
    var wanted = wanted
    while let key = edits.lazy.compactMap({ uses.outsider(of: $0, wanted) }).first {
      guard key.trace >= 0, scan.scripts[key.trace].trace.events[key.event].isComparison else {
        return nil
      }
      wanted[key, default: []].formUnion(edits)
    }
    planned.assumptions.insert(
      "what is compared with the media type comes from these calls, or goes to them")
    return edits
  }

  /// A request that gets a header of its own no longer sends what its stand-in compares it with.
  func checkComparisons(_ change: Change, _ place: CallPlace) throws(Obstacle) {
    guard let edits = sourceEdits(of: change, trace: place.call.trace) else { return }
    let trace = scan.scripts[place.call.trace].trace
    let doubles = Set(
      scan.calls.filter { $0.trace == place.call.trace && $0.rule.id == place.call.rule.id }
        .filter { scan.event(of: $0).role == .double }.map(\.site.command.file))
    for event in trace.events where event.isComparison {
      guard let file = event.frames.last?.command.file, doubles.contains(file) else { continue }
      let origins = event.alternatives.flatMap { event.texts(of: $0) }.flatMap(\.pieces)
        .compactMap(\.origin)
      let isSame = edits.contains { edit in
        origins.contains { $0.file == edit.file && $0.range.overlaps(edit.edit.range) }
      }
      guard isSame else { continue }
      let path = String(decoding: sources.path(of: file), as: UTF8.self)
      throw Obstacle(
        reason: "`\(path)` compares what this request sends with a media type that other requests "
          + "send as well")
    }
  }

  private func places(
    of text: [UInt8], in literal: BasicLiteral, _ bytes: [UInt8]
  ) -> [ByteRange] {
    guard literal.range.count >= text.count else { return [] }
    return (literal.range.start...(literal.range.end - text.count)).filter {
      bytes[$0...].starts(with: text)
    }.map { ByteRange($0, $0 + text.count) }
  }
}

extension Proof {
  /// Why a stand-in would not name what it should.
  func difference(
    _ old: Event.Alternative, _ new: Event.Alternative,
    doubles: [(call: DeprecatedCall, needs: Needs)]
  ) -> String? {
    let reason = "it would not name the expected path"
    guard old.arguments.count == new.arguments.count else { return reason }
    for (index, pair) in zip(old.arguments, new.arguments).enumerated() {
      guard let (call, needs) = doubles.first(where: { $0.call.urlArgument == index }) else {
        if !isExpected(pair.0.text, pair.1.text) { return reason }
        continue
      }
      let wanted = call.url.replacing(needs.changes.map { ($0.range, $0.replacement) })
      // The host that a path alone does not have stands in front; a method may be left out.
      let isPath = call.url.bytes.first == TracedText.holeByte && pair.0.text.isKnown
      let head = call.url.slice(ByteRange(0, isPath ? 1 : 0))
      let cut = pair.0.text.count - (call.url.count - head.count)
      guard cut >= 0, cut <= pair.1.text.count else { return reason }
      let tail = pair.1.text.slice(ByteRange(cut, pair.1.text.count))
      if !wanted.hasSameContent(as: head + tail) { return reason }
    }
    return nil
  }

  /// Whether a text that is compared with something stays the same, but for the media type.
  func isExpected(_ old: TracedText, _ new: TracedText) -> Bool {
    if old.hasSameContent(as: new) { return true }
    let mediaTypes = Set(finder.rules.rules.map(\.replacement.mediaType))
    return old.isKnown && finder.rules.api.isVersioned(old.bytes)
      && mediaTypes.contains { new.bytes.elementsEqual($0.utf8) }
  }
}

extension Event {
  /// Whether it compares values of a Go program.
  fileprivate var isComparison: Bool { role == .double && name == "==" }
}

extension Rounds {
  /// Stand-ins for requests that stay do so too: the tests would ask them for the old path.
  func withdrawDeserted(doubles drafts: inout [Draft]) -> Bool {
    var hasWithdrawn = false
    for index in drafts.indices where drafts[index].obstacle == nil && isDouble(drafts[index]) {
      let stays = drafts.contains { other in
        other.obstacle != nil && !isDouble(other) && isSame(other, drafts[index])
          && other.calls.contains { $0.trace == drafts[index].calls.first?.trace }
      }
      guard stays else { continue }
      drafts[index].obstacle = "the request that it stands in for stays as it is"
      drafts[index].edits = []
      hasWithdrawn = true
    }
    return hasWithdrawn
  }

  /// A fix is no safer than that of the stand-in which answers to its request in a test.
  func tieDoubles(_ drafts: inout [Draft]) {
    let doubles = drafts.filter { isDouble($0) && $0.level != .safe }
    for index in drafts.indices where drafts[index].level == .safe && !isDouble(drafts[index]) {
      guard let double = doubles.first(where: { isSame($0, drafts[index]) }) else { continue }
      drafts[index].assumptions.append(assumption(about: double))
    }
  }

  /// The same for calls of the SDK: all that move together, with the edits that are not safe now.
  func tied(
    _ findings: [Finding], to drafts: [Draft], besides others: [Finding]
  ) -> ([Finding], Set<SourceEdit>) {
    let doubles = drafts.filter { isDouble($0) && $0.level != .safe }
    let edits = drafts.filter { $0.obstacle == nil }.flatMap(\.edits) + findings.flatMap(\.edits)
    var (result, tied) = (findings, Set<SourceEdit>())
    for finding in findings where finding.level == .safe {
      let double = doubles.first { draft in
        draft.rule.id == finding.rule
          && isOneModule([draft.site.range.file, finding.file].map(workspace.path(of:)))
      }
      // What a test compares with the path in a way that is no stand-in yet.
      let left = others.first { other in
        other.rule == finding.rule && other.level == .manual
          && workspace.path(of: other.file).suffix(8).elementsEqual("_test.go".utf8)
          && isOneModule([other.file, finding.file].map(workspace.path(of:)))
      }
      let reason =
        double.map(assumption(about:)) ?? left.map { changedByHand($0.file, $0.range) }
        ?? rules.rules.first { $0.id == finding.rule }.flatMap { rule in
          expectation(of: rule, beside: finding.file, edits)
        }
      guard let reason else { continue }
      for index in result.indices where result[index].edits == finding.edits {
        result[index].level = .unsafe
        result[index].assumptions = [reason]
      }
      tied.formUnion(finding.edits)
    }
    return (result, tied)
  }

  private func assumption(about double: Draft) -> String {
    let place = double.site.range
    return double.level == .manual
      ? changedByHand(place.file, place.range)
      : "what stands in for the server at \(line(place.file, place.range)) moves too"
  }

  private func changedByHand(_ file: FileID, _ range: ByteRange) -> String {
    "what stands in for the server at \(line(file, range)) is changed by hand"
  }

  private func line(_ file: FileID, _ range: ByteRange) -> String {
    let line = LineTable(workspace.bytes(of: file)).line(at: range.start)
    return "\(String(decoding: workspace.path(of: file), as: UTF8.self)):\(line)"
  }

  private func isOneModule(_ paths: [[UInt8]]) -> Bool {
    guard paths.allSatisfy(isGoFile) else { return false }
    let folders = paths.map { moduleFolder(of: $0, workspace) }
    return folders[0] == folders[1]
  }

  func isDouble(_ draft: Draft) -> Bool {
    draft.calls.contains { scan.event(of: $0).role == .double }
  }

  /// Whether two are about one operation, in Go files of one module.
  private func isSame(_ left: Draft, _ right: Draft) -> Bool {
    let paths = [left, right].map { workspace.path(of: $0.site.range.file) }
    return left.rule.id == right.rule.id && isOneModule(paths)
  }
}

/// The strings of a Go file, in order.
func stringLiterals(in bytes: [UInt8]) -> [BasicLiteral] {
  var result: [BasicLiteral] = []
  parseGo(bytes).walk { node in
    if case .expression(.literal(let literal)) = node,
      literal.kind == .string || literal.kind == .rawString
    {
      result.append(literal)
    }
    return true
  }
  return result
}
