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
    needs.assumptions.append("all requests with this path, which is not sent here, move as well")
    return needs
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
    var result: [SourceEdit] = []
    parseGo(bytes).walk { node in
      guard case .expression(.literal(let literal)) = node,
        literal.kind == .string || literal.kind == .rawString
      else { return true }
      for (old, new) in replacements {
        result += places(of: [UInt8](old.utf8), in: literal, bytes).map {
          SourceEdit(file: file, range: $0, replacement: [UInt8](new.utf8))
        }
      }
      return true
    }
    return result
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
