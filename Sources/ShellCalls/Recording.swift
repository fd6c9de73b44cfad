import Calls
import ShellSyntax
import Text

extension Evaluation {
  /// Adds an event for a command, and gives its number.
  @discardableResult
  func record(_ invocation: Invocation, _ state: State) -> Int {
    let number = nextNumber
    guard !isSilent else {
      skipped += 1
      return number
    }
    var alternatives = self.alternatives(of: invocation, state, on: state.path)
    if alternatives.isEmpty { alternatives = self.alternatives(of: invocation, state, on: Guard()) }
    let frames = self.frames + ownFrame(invocation)
    let files = files(named: alternatives, state)
    let used = derivations(alternatives, files)
    if !used.isEmpty { trace.derived[number] = used }
    var event = Event(
      number: number, frames: frames, alternatives: alternatives, destination: destination,
      files: files)
    event.folder = state.directory
    trace.events.append(event)
    return number
  }

  /// The ways in which a command runs where `path` leads to it.
  private func alternatives(
    of invocation: Invocation, _ state: State, on path: Guard
  ) -> [Event.Alternative] {
    var result: [Event.Alternative] = []
    for item in invocation.arguments.items {
      let environment = invocation.environment + exportedAnswers(to: item.value, state)
      for input in inputs(of: item.value, state) {
        guard let both = item.when.and(input.when)?.and(path) else { continue }
        result.append(
          Event.Alternative(
            when: both, arguments: item.value, input: input.value,
            environment: environment))
      }
    }
    return result
  }

  /// `NAME=VALUE` for each exported variable with an answer, or what was made of one, where a
  /// command runs a program of another language.
  private func exportedAnswers(to arguments: [Argument], _ state: State) -> [TracedText] {
    guard let name = arguments.first.flatMap({ baseName($0.text) }), Self.spellsPaths(name) else {
      return []
    }
    return state.exported.sortedEntries.filter { $0.1 == true }.flatMap { name, _ in
      (state.variable(name)?.content.items ?? []).compactMap { $0.value?.scalar }.filter { value in
        value.holes.contains { $0.kind == .response || $0.kind == .output }
      }.map { TracedText(unwritten: [UInt8]("\(name)=".utf8)) + $0 }
    }
  }

  private func inputs(
    of arguments: [Argument], _ state: State
  ) -> [Alternatives<TracedText?>.Item] {
    guard let input = state.input, !leavesInput(arguments) else {
      return [.init(when: Guard(), value: nil)]
    }
    return input.items.map { .init(when: $0.when, value: $0.value) }
  }

  /// Whether a command does not read its standard input, which is that of a loop or a function.
  private func leavesInput(_ arguments: [Argument]) -> Bool {
    // `eval "$(jq -r '@sh "..."' ...)"` sets variables.
    if let hole = arguments.first?.text.onlyHole, hole.kind == .output, hole.name == "jq" {
      return true
    }
    return switch arguments.first.flatMap({ baseName($0.text) }) {
    case "echo", "printf", "[", "[[", "test", "sleep", "date", "mkdir", "rm", "touch": true
    case "curl": !arguments.dropFirst().contains { $0.text.bytes.last == UInt8(ascii: "-") }
    default: false
    }
  }

  /// The frame of a command, or of the one that runs the text in which it stands.
  func ownFrame(_ invocation: Invocation) -> [Frame] {
    guard let origin = invocation.origin else { return runners.suffix(1) }
    return [
      Frame(
        command: origin, words: invocation.words, arguments: invocation.arguments,
        callsFunction: false)
    ]
  }

  /// The answers that flow into a command.
  private func derivations(
    _ alternatives: [Event.Alternative], _ files: [WrittenFile]
  ) -> Set<Int> {
    var texts = files.map(\.content)
    for alternative in alternatives {
      texts += alternative.arguments.map(\.text)
      if let input = alternative.input { texts.append(input) }
    }
    var result: Set<Int> = []
    for hole in texts.flatMap(\.holes) {
      if hole.kind == .response { result.insert(hole.number) }
      if hole.kind == .output { result.formUnion(trace.derived[hole.number] ?? []) }
    }
    return result
  }

  /// The files written by the script that arguments name: `FILE`, `@FILE`, `name=@FILE`,
  /// `--flag=FILE`.
  private func files(named alternatives: [Event.Alternative], _ state: State) -> [WrittenFile] {
    let names = Set(alternatives.map { $0.arguments.first.flatMap { baseName($0.text) } })
    if names.isSubset(of: Evaluation.unread) { return [] }
    var result: [WrittenFile] = []
    for argument in alternatives.flatMap(\.arguments) {
      let at = argument.text.bytes.firstIndex(of: UInt8(ascii: "@")).map { $0 + 1 }
      let equals = argument.text.bytes.firstIndex(of: UInt8(ascii: "=")).map { $0 + 1 }
      let starts = [0, at, equals].compactMap { $0 }
      for start in starts where start < argument.text.count {
        let path = argument.text.slice(ByteRange(start, argument.text.count))
        if let name = descriptor(namedBy: path) {
          let content = content(ofDescriptor: name, state)?.items ?? []
          result += content.map { WrittenFile(path: path, content: $0.value) }
        }
        for content in contents(of: path, state)?.items ?? []
        where content.when.and(state.path) != nil {
          result.append(WrittenFile(path: path, content: content.value))
        }
      }
    }
    if !state.files.isEmpty, names.contains(where: { $0.map(Evaluation.spellsPaths) == true }) {
      result += files(spelledIn: alternatives, besides: result, state)
    }
    return result
  }

  /// Programs whose text, among their arguments or on their standard input, may open files.
  private static func spellsPaths(_ name: String) -> Bool {
    ["python", "node", "ruby", "perl", "php", "deno", "bun"].contains(where: name.hasPrefix)
  }

  /// The files written by the script whose paths stand in quotes in a program that runs:
  /// `json.load(open("answer.json"))`.
  private func files(
    spelledIn alternatives: [Event.Alternative], besides known: [WrittenFile], _ state: State
  ) -> [WrittenFile] {
    let texts = alternatives.flatMap { way in
      way.arguments.map(\.text) + [way.input].compactMap(\.self)
    }.filter { $0.bytes.count > 20 && !Evaluation.moving.occur(in: $0.bytes) }
    var paths: Set<[UInt8]> = []
    for text in texts {
      for quote in "\"'".utf8 where text.bytes.contains(quote) {
        let parts = text.bytes.split(separator: quote, omittingEmptySubsequences: false)
        paths.formUnion(parts.filter { 1...200 ~= $0.count }.map(Array.init))
      }
    }
    let given = Set(known.filter(\.path.isKnown).map(\.path.bytes))
    return paths.subtracting(given).sorted { $0.lexicographicallyPrecedes($1) }.flatMap { bytes in
      let path = TracedText(unwritten: bytes)
      guard let file = state.files[key(path)],
        bytes.first == UInt8(ascii: "/") || isHere(file, state)
      else { return [WrittenFile]() }
      return (contents(of: path, state)?.items ?? []).filter { $0.when.and(state.path) != nil }
        .map { WrittenFile(path: path, content: $0.value) }
    }
  }

  /// How a program goes to another folder.
  private static let moving = Markers([[UInt8]("chdir".utf8)])

  /// Whether the script is in the folder in which it wrote a file.
  private func isHere(_ file: VirtualFile, _ state: State) -> Bool {
    switch (file.directory, state.directory) {
    case (nil, nil): true
    case (let own?, let now?): own.hasSameContent(as: now)
    default: false
    }
  }

  /// Programs that do not look into the files that they are given.
  private static let unread: Set<String?> = [
    "rm", "unlink", "chmod", "chown", "chgrp", "touch", "ls", "stat", "mkdir", "rmdir", "mktemp",
    "echo", "printf", "[", "[[", "test", "trap",
  ]

  /// The name under which a written file is remembered.
  func key(_ path: TracedText) -> String {
    let values = path.holes.map { "\($0.kind)\($0.number)" }.joined()
    return values.isEmpty ? path.description : "\(values):\(path.description)"
  }

  /// Adds an event for values that a construct uses and no command takes.
  func recordUse(_ values: [Output], named name: String, _ invocation: Invocation) {
    guard !values.isEmpty else { return }
    let texts = values.flatMap { $0.items.map(\.value) }
    var use = invocation
    use.arguments = Alternatives(
      [Argument(text: TracedText(unwritten: [UInt8](name.utf8)))]
        + texts.map { Argument(text: $0) })
    record(use, State())
  }

  /// The same for a construct at a place.
  func recordUse(
    _ values: [Output], named name: String, at range: ByteRange, _ document: TracedText,
    _ state: State
  ) {
    let place = document.span(of: range)
    let empty = Invocation(origin: place, words: [], arguments: Alternatives([]))
    recordUse(values, named: name, empty)
  }

  /// Text from elsewhere that is a name, of a file or an element, stays as it is.
  func noteUse(
    of name: Output, in word: Word, as construct: String, _ document: TracedText, _ state: State
  ) {
    let own = document.span(of: word.range)
    let isFromElsewhere = name.items.contains { item in
      item.value.pieces.contains { piece in
        guard let origin = piece.origin, piece.content == .exact, let own else { return false }
        return origin.file != own.file || !own.range.contains(origin.range)
      }
    }
    guard isFromElsewhere else { return }
    recordUse([name], named: construct, at: word.range, document, state)
  }

  /// Text from elsewhere that is the name of a variable stays as it is: `printf -v "n_$what"`.
  func noteName(_ name: Argument, _ invocation: Invocation) {
    let isFromElsewhere = name.text.pieces.contains { piece in
      guard let origin = piece.origin, let own = name.word else { return false }
      return origin.file != own.file || !own.range.contains(origin.range)
    }
    if isFromElsewhere { recordUse([Output(name.text)], named: "name", invocation) }
  }

  /// Adds an event for words that a construct looks for in an answer, or in what was made of it.
  func recordSearch(
    of value: Output, for words: [TracedText], _ name: String,
    _ place: () -> (ByteRange, TracedText, State)
  ) {
    let isAnswer = value.items.contains { item in
      item.value.holes.contains { $0.kind == .response || $0.kind == .output }
    }
    let named = words.filter { $0.bytes.contains { 0x61...0x7A ~= $0 | 0x20 } }
    guard isAnswer, !named.isEmpty else { return }
    let (range, document, state) = place()
    recordUse([value] + named.map { Output($0) }, named: name, at: range, document, state)
  }

  /// Adds an event for an answer, or what was made of it, of which a part is taken by its place.
  func recordPlace(of text: TracedText, _ place: () -> (ByteRange, TracedText, State)) {
    guard text.holes.contains(where: { $0.kind == .response || $0.kind == .output }) else { return }
    let (range, document, state) = place()
    recordUse([Output(text)], named: "${*}", at: range, document, state)
  }

  /// Adds an event for what was made of an answer, of which a part is taken by its length.
  func recordCount(of text: TracedText, _ place: () -> (ByteRange, TracedText, State)) {
    guard text.holes.contains(where: { $0.kind == .output && trace.derived[$0.number] != nil })
    else { return }
    let (range, document, state) = place()
    recordUse([Output(text)], named: "${:", at: range, document, state)
  }

  /// `[[ ... ]]`: its words are used, their values decide nothing here.
  func record(
    test words: [Word], at range: ByteRange, _ document: TracedText, _ state: inout State
  ) {
    var values: [Output] = []
    for word in words { values.append(text(of: word, document, &state)) }
    // Whether a value is empty does not depend on what it says.
    if words.count == 1 { return }
    recordUse(values, named: "[[", at: range, document, state)
  }
}
