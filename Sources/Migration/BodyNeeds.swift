import Calls
import JSON
import Rules
import Scanner
import Text

/// A request's body where it is written.
struct BodyText {
  let text: TracedText
  /// The argument that holds it, and where it begins there; absent for input and files.
  let argument: Argument?
  let offset: Int
  /// Whether each field is a word of the command: a field goes away with its word.
  var isOfWords = false
}

extension NeedsFinder {
  /// What the body must lose.
  func addBody(
    _ call: DeprecatedCall, _ transfer: CurlTransfer, _ event: Event,
    _ alternative: Event.Alternative, to needs: inout Needs
  ) throws(Obstacle) {
    guard call.rule.body.isRequired else { return }
    guard case .parts(let parts) = transfer.body(ofURL: call.urlIndex) else { return }
    guard parts.count == 1, let part = parts.first else {
      throw Obstacle(reason: "its body is put together from several options")
    }
    if let body = body(of: part, event, alternative)?.text, hasOnlyKept(body, call) { return }
    guard let body = body(of: part, event, alternative), !isOpaque(body.text) else {
      if let field = droppedField(namedIn: scan.scripts[call.trace], call.rule) {
        throw Obstacle(
          reason: "its body is not written here, and has to lose `\(field)`, which its files name")
      }
      try assumeFewFields(call, to: &needs)
      return
    }
    try reduce(body, call, to: &needs)
    let isCounted = transfer.headers.contains { $0.isNamed("content-length") }
    if isCounted, needs.changes.contains(where: { $0.kind == .body }) {
      throw Obstacle(reason: "its Content-Length header counts the body, which gets shorter")
    }
  }

  /// Whether a body is what a jq program builds, all of whose fields the replacement takes.
  private func hasOnlyKept(_ body: TracedText, _ call: DeprecatedCall) -> Bool {
    guard let hole = body.onlyHole, hole.kind == .output,
      case let events = scan.scripts[call.trace].trace.events, events.indices.contains(hole.number),
      case let event = events[hole.number], ["jq", "gojq", "jaq"].contains(event.name)
    else { return false }
    return event.alternatives.allSatisfy { way in
      let keys = JQInvocation.parse(way.arguments.dropFirst().map(\.text)).possibleKeys()
      return keys?.allSatisfy { key in
        call.rule.body.keep.contains { $0.utf8.elementsEqual(key) }
      } == true
    }
  }

  /// A field that the replacement does not take and that a file of a script names.
  private func droppedField(namedIn script: EvaluatedScript, _ rule: Rule) -> String? {
    let dropped = rule.body.known.filter { !rule.body.keep.contains($0) }
    let files = Set(script.files + script.trace.otherFiles).sorted().map(workspace.bytes(of:))
    return dropped.first { field in files.contains { $0.contains(field) } }
  }

  /// Whether nothing of a text is known.
  func isOpaque(_ text: TracedText) -> Bool {
    text.bytes.allSatisfy { $0 == TracedText.holeByte || $0 == 10 }
  }

  /// A body that is not seen has no field that the replacement refuses. That is surely wrong where
  /// the deprecated operation demands one: who sends none would have been refused all along.
  func assumeFewFields(_ call: DeprecatedCall, to needs: inout Needs) throws(Obstacle) {
    let body = call.rule.body
    if !isOld(call), let field = body.demanded.first(where: { !body.keep.contains($0) }) {
      throw Obstacle(
        reason: "its body is not written here, and has to lose `\(field)` where it is made: the "
          + "deprecated operation demands that field, and the new one does not take it")
    }
    needs.assumptions.append(fewFields(call.rule))
  }

  private func fewFields(_ rule: Rule) -> String {
    let fields = rule.body.keep.map { "`\($0)`" }.joined(separator: ", ")
    return "the body, which is not written here, has no other field than \(fields)"
  }

  /// Drops the fields that the replacement does not take.
  func reduce(
    _ body: BodyText, _ call: DeprecatedCall, to needs: inout Needs
  ) throws(Obstacle) {
    let rule = call.rule
    let tree: JSONValue
    do {
      tree = try parseJSON(body.text.bytes, hole: TracedText.holeByte)
    } catch {
      guard !mentionsDropped(body.text, rule) else {
        throw Obstacle(reason: "its body is not JSON that can be read: \(error)")
      }
      // What is no JSON though all of it is known stands in a page for a body: `{ <Payload> }`.
      if body.text.isKnown {
        needs.assumptions.append(fewFields(rule))
      } else {
        try assumeFewFields(call, to: &needs)
      }
      return
    }
    guard case .object = tree.kind else {
      try assumeFewFields(call, to: &needs)
      return
    }
    guard !tree.members.contains(where: \.keyHasHole) else {
      throw Obstacle(reason: "the name of a field of its body is known only at run time")
    }
    let isKept = { (member: JSONMember) in
      rule.body.keep.contains { $0.utf8.elementsEqual(member.key) }
    }
    for range in removal(of: { !isKept($0) }, in: tree, bytes: body.text.bytes) {
      needs.changes.append(
        Change(
          kind: body.isOfWords ? .field : .body, text: body.text, range: range, replacement: [],
          argument: body.argument, offset: body.offset))
    }
  }

  private func mentionsDropped(_ text: TracedText, _ rule: Rule) -> Bool {
    let written = String(decoding: text.bytes, as: UTF8.self)
    return rule.body.known.contains { !rule.body.keep.contains($0) && written.contains($0) }
  }

  /// The text of a body: on the command line, on the standard input, or in a file that is known.
  func body(
    of part: CurlData, _ event: Event, _ alternative: Event.Alternative
  ) -> BodyText? {
    switch part.source {
    case .inline:
      guard part.kind != .form, part.kind != .urlencode, let text = part.sentText else {
        return nil
      }
      guard let index = part.option.valueArgument, let within = part.option.valueRange else {
        return BodyText(text: text, argument: nil, offset: 0, isOfWords: true)
      }
      return BodyText(
        text: text, argument: alternative.arguments[index + 1],
        offset: within.start + part.valueRange.start)
    case .standardInput:
      return alternative.input.map { BodyText(text: $0, argument: nil, offset: 0) }
    case .file(let path):
      return file(path, event).map { BodyText(text: $0, argument: nil, offset: 0) }
    }
  }

  /// The files that an event's requests send.
  func bodyFiles(of event: Event) -> [TracedText] {
    if event.name == "atlas" { return atlasBodyFiles(of: event) }
    guard event.role == .command else { return [] }
    return event.alternatives.flatMap { alternative -> [TracedText] in
      let transfers = event.invocation(alternative)?.transfers ?? []
      return transfers.flatMap { transfer -> [TracedText] in
        guard case .parts(let parts) = transfer.body() else { return [] }
        return parts.compactMap { part in
          guard case .file(let path) = part.source else { return nil }
          return file(path, event)
        }
      }
    }
  }

  private func atlasBodyFiles(of event: Event) -> [TracedText] {
    event.alternatives.compactMap { alternative in
      let words = alternative.arguments.dropFirst().map(\.text)
      guard case .file(let path) = AtlasInvocation.parse(words).body else { return nil }
      return file(path, event)
    }
  }

  /// What a file holds that the script wrote or the repository has.
  func file(_ path: TracedText, _ event: Event) -> TracedText? {
    if let written = event.files.last(where: { $0.path.hasSameContent(as: path) }) {
      return written.content
    }
    guard path.isKnown, let script = event.frames.last?.command.file,
      let file = workspace.load(path.bytes, of: event, from: script)
    else { return nil }
    return TracedText(file: file, bytes: workspace.bytes(of: file))
  }
}
