import Calls
import Rules
import Scanner
import Text

/// A reader's program with the fields renamed.
struct ReaderChange {
  /// The event that reads, and which of its alternatives and arguments holds the program.
  let key: EventKey
  let alternative: Int
  let argument: Int
  let program: Argument
  let edits: [Edit]

  /// The edits where the program is written; nil if that is nowhere.
  func sourceEdits(in sources: SourceSet) -> [SourceEdit]? {
    var result: [SourceEdit] = []
    for edit in edits {
      let own = program.text.edits(replacing: edit.range, with: edit.replacement, in: sources)
      guard let own else { return nil }
      result += own
    }
    return result
  }

  /// The program after the renaming.
  func expected(of program: TracedText) -> TracedText {
    program.replacing(edits.map { ($0.range, $0.replacement) })
  }
}

/// What reads the answer of a call.
struct Readers {
  var changes: [ReaderChange] = []
  var assumptions: Set<String> = []
  var notes: Set<String> = []
  var obstacle: String?

  /// Programs that do not read the content of what they are given.
  static let indifferent: Set<String> = [
    "curl", "wget", "http", "https", "xh", "xhs", "atlas", "sleep", "date", "basename", "dirname",
    "rm", "mv", "cp", "ls", "chmod",
    "touch",
    "stat",
    "du", "kill", "mkdir", "rmdir", "mktemp", "cmp", "gzip", "sync",
  ]
}

/// Follows the answer of one call through the commands after it.
struct ReaderSearch {
  let call: DeprecatedCall
  let trace: Trace
  let envelope: RuleSet.API.Envelope?
  private var shapes: [Int: JQShape] = [:]
  private var readers = Readers()

  init(_ call: DeprecatedCall, _ trace: Trace, _ envelope: RuleSet.API.Envelope?) {
    self.call = call
    self.trace = trace
    self.envelope = envelope
  }

  private var renamed: [(from: [UInt8], to: [UInt8])] {
    call.rule.response.renamed.sorted { $0.key < $1.key }.map {
      ([UInt8]($0.key.utf8), [UInt8]($0.value.utf8))
    }
  }

  /// All that reads the answer.
  mutating func search() -> Readers {
    guard !renamed.isEmpty else { return readers }
    for event in trace.events.dropFirst(call.event + 1) where uses(event) {
      read(event)
    }
    for key in trace.unreadKeys where renamed.contains(where: { $0.from == key.text.bytes }) {
      readers.assumptions.insert(
        "what has an element \"\(key.text.description)\" in a place that is not followed is not "
          + "its answer")
    }
    return readers
  }

  /// Whether the answer, or a part of it that still has its fields, flows into the event.
  private func uses(_ event: Event) -> Bool {
    event.alternatives.contains { !shapes(in: event, $0).isEmpty }
  }

  private func shapes(in event: Event, _ alternative: Event.Alternative) -> [JQShape] {
    event.texts(of: alternative).flatMap(shapes(in:))
  }

  /// What of the answer stands in a text.
  private func shapes(in text: TracedText) -> [JQShape] {
    text.holes.compactMap { hole in
      switch hole.kind {
      case .response where hole.number == call.event:
        return answer
      case .output: return shapes[hole.number]
      default: return nil
      }
    }
  }

  /// The shape of the answer; the query may ask to wrap it.
  private var answer: JQShape {
    let plain = call.rule.response.isList ? JQShape.list : .job
    guard let envelope else { return plain }
    if let atlas = call.atlas {
      let isWrapped = atlas.invocation.flag(envelope.query)?.isOn == true
      return isWrapped ? plain.wrapped(in: [UInt8](envelope.field.utf8)) : plain
    }
    let added = call.transfer?.addedQuery ?? TracedText(Hole(kind: .unknown, name: "query"))
    let query = (call.url.slice(call.path.rest) + added).bytes
    let isAsked = query.contains(envelope.query + "=true")
    let mayBeAsked = query.contains(envelope.query) || query.contains(TracedText.holeByte)
    let wrapped = plain.wrapped(in: [UInt8](envelope.field.utf8))
    return isAsked ? wrapped : mayBeAsked ? plain.joined(with: wrapped) : plain
  }

  private mutating func read(_ event: Event) {
    let name = event.name ?? "a command"
    if event.role == .reader {
      for index in event.alternatives.indices { query(event, index) }
      return
    }
    if event.role == .pure { return }
    if event.role == .shown {
      noteShown()
      return
    }
    switch name {
    case "jq", "gojq", "jaq":
      for index in event.alternatives.indices { query(event, index) }
      followIdle(event)
    case "echo", "printf", "cat", "tee", "[", "[[", "test", "case", "head", "tail", "tr", "wc",
      "logger", "read", "export", "sort", "true", ":":
      if event.isShown { noteShown() }
    case "grep", "sed", "egrep", "fgrep", "rg", "strings.Contains", "strings.HasPrefix",
      "strings.HasSuffix", "strings.EqualFold", "bytes.Contains":
      scanText(event, name)
    default:
      other(event, name)
    }
  }

  private mutating func noteShown() {
    let fields = renamed.map { "`\(text($0.from))` is `\(text($0.to))`" }.joined(separator: ", ")
    readers.notes.insert("the answer is shown as it comes: in it, \(fields) now")
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Whether known text of the event names a renamed field.
  private func namesField(_ event: Event) -> Bool {
    event.alternatives.flatMap { event.texts(of: $0) }.contains { words in
      renamed.contains { words.bytes.contains(text($0.from)) }
    }
  }

  private mutating func scanText(_ event: Event, _ name: String) {
    guard namesField(event) else { return }
    readers.obstacle = "`\(name)` looks in its answer for a field that has another name then"
  }

  private mutating func other(_ event: Event, _ name: String) {
    if namesField(event) {
      readers.obstacle = "`\(name)` reads from its answer a field that has another name then"
      return
    }
    let isProgramText = event.alternatives.allSatisfy { alternative in
      alternative.arguments.contains { ["-c", "-e", "-pe", "-ne"].contains($0.text.description) }
    }
    if isProgramText || Readers.indifferent.contains(name) { return }
    let fields = renamed.map { "`\(text($0.from))`" }.joined(separator: ", ")
    readers.assumptions.insert("`\(name)`, which is given the answer, does not read \(fields)")
  }
}

extension ReaderSearch {
  /// A jq command: its program is renamed where it reads the answer.
  private mutating func query(_ event: Event, _ index: Int) {
    let alternative = event.alternatives[index]
    let invocation = JQInvocation.parse(alternative.arguments.dropFirst().map(\.text))
    let document = documents(event, alternative)
    guard let first = document.first else { return }
    guard let word = invocation.program else {
      readers.assumptions.insert("the jq program in a file reads no renamed field")
      return
    }
    let shape = document.dropFirst().reduce(first) { $0.joined(with: $1) }
    let result = renaming(
      word.text.bytes, fields: renamed, input: invocation.input(reading: shape))
    if case .uncertain(let reason) = result.certainty { readers.assumptions.insert(reason) }
    shapes[event.number] = shapes[event.number]?.joined(with: result.output) ?? result.output
    if case .plain = result.output { shapes[event.number] = nil }
    if result.emitsWhole, event.destination != .captured { noteShown() }
    guard !result.edits.isEmpty else { return }
    readers.changes.append(
      ReaderChange(
        key: EventKey(trace: call.trace, event: event.number), alternative: index,
        argument: word.index + 1, program: alternative.arguments[word.index + 1],
        edits: result.edits))
  }

  /// Where the answer did not come (a `return` before the call) jq reads nothing and its program
  /// does not run: there it may change like where it reads the answer.
  private mutating func followIdle(_ event: Event) {
    let key = EventKey(trace: call.trace, event: event.number)
    let changes = readers.changes.filter { $0.key == key }
    for (index, alternative) in event.alternatives.enumerated() {
      guard event.files.isEmpty, let input = alternative.input, input.isKnown,
        input.bytes.allSatisfy({ [9, 10, 13, 32].contains($0) })
      else { continue }
      for change in changes where change.argument < alternative.arguments.count {
        let program = alternative.arguments[change.argument]
        guard program.text.hasSameContent(as: change.program.text) else { continue }
        readers.changes.append(
          ReaderChange(
            key: key, alternative: index, argument: change.argument, program: program,
            edits: change.edits))
      }
    }
  }

  /// What the input and the files of a jq command hold of the answer; other text counts as
  /// foreign.
  private func documents(_ event: Event, _ alternative: Event.Alternative) -> [JQShape] {
    var texts = event.files.map(\.content)
    if let input = alternative.input { texts.append(input) }
    let own = texts.flatMap(shapes(in:))
    guard !own.isEmpty else { return [] }
    let isMixed = texts.contains { text in
      text.holes.contains { $0.kind == .response && $0.number != call.event }
    }
    return isMixed ? own + [.foreign] : own
  }
}
