import Calls
import ShellSyntax
import Text

/// What the arguments of `read` or `mapfile` ask for (bash(1)).
private struct ReadRequest {
  /// What ends the text that is read.
  enum End: Equatable {
    case byte(UInt8)
    case input
    case unknown
  }

  private(set) var names: [String] = []
  /// The array that takes all fields or lines.
  private(set) var array: String?
  private(set) var end = End.byte(UInt8(ascii: "\n"))
  /// Whether a backslash stands for itself.
  private(set) var isRaw = false
  /// Whether lines lose their end (`mapfile -t`).
  private(set) var isTrimmed = false
  /// Whether a whole line is read.
  private(set) var isWhole = true
  /// The descriptor from which it is read.
  private(set) var descriptor: String?

  init(_ words: [Argument], of name: String) {
    let isRead = name == "read"
    let takingValues = isRead ? "adinNptu" : "dnOsuCc"
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      let text = word.text.description
      guard text.hasPrefix("-"), text.count > 1 else {
        names.append(text)
        continue
      }
      var letters = text.dropFirst()
      while let letter = letters.popFirst() {
        guard takingValues.contains(letter) else {
          if letter == "r" { isRaw = true }
          if letter == "t" { isTrimmed = true }
          continue
        }
        let value =
          letters.isEmpty
          ? rest.popFirst()?.text : TracedText(unwritten: [UInt8](String(letters).utf8))
        letters = ""
        set(letter, to: value ?? TracedText())
      }
    }
    if name == "getopts" {
      isWhole = false
    } else if !isRead {
      array = names.first ?? "MAPFILE"
      isRaw = true
    } else if array == nil, names.isEmpty {
      names = ["REPLY"]
    }
  }

  private mutating func set(_ option: Character, to value: TracedText) {
    switch option {
    case "a": array = value.description
    case "d": end = value.isEmpty ? .input : value.isKnown ? .byte(value.bytes[0]) : .unknown
    case "i", "p", "t": break
    case "u": descriptor = value.description
    default: isWhole = false
    }
  }

  /// All variables that are set.
  var allNames: [String] { array.map { [$0] } ?? names }
}

/// `read` and `mapfile`: input that the script spells out itself gives variables their values.
extension Evaluation {
  func read(_ name: String, _ invocation: Invocation, _ state: inout State) {
    let request = ReadRequest(invocation.arguments.items[0].value, of: name)
    guard let descriptor = request.descriptor, descriptor != "0" else {
      return read(name, request, invocation, &state)
    }
    let outer = state.input
    state.input = content(ofDescriptor: descriptor, state)
    read(name, request, invocation, &state)
    state.inputs[descriptor] = state.input
    state.input = outer
  }

  private func read(
    _ name: String, _ request: ReadRequest, _ invocation: Invocation, _ state: inout State
  ) {
    if readKnown(request, isList: name != "read", &state) { return }
    state.end(with: .unknown)
    // A part of the text that is read goes on with the variables.
    if name != "getopts" { trace.noteLost(state.input?.items.map(\.value) ?? []) }
    let answer = state.input?.items.flatMap { $0.value.holes }.first { $0.kind == .response }
    for name in request.allNames {
      let number = nextNumber
      let hole =
        answer.map { Hole(kind: .response, name: "line", number: $0.number) }
        ?? Hole(kind: .output, name: name, number: number)
      assign(name, Alternatives(Content(TracedText(hole))), &state)
    }
    record(invocation, state)
    if state.separators.divideJSON, request.names.count > 1 || request.array != nil,
      let input = state.input, isPrinted(input)
    {
      recordUse([input], named: "IFS=", invocation)
    }
    // A line of what a command printed is as little known as all of it.
    guard name != "getopts", let input = state.input, !isPrinted(input) else { return }
    state.linesRead += 1
    state.input = nil
  }

  /// Takes what is read from known input; false if that cannot be told.
  private func readKnown(
    _ request: ReadRequest, isList: Bool, _ state: inout State
  ) -> Bool {
    guard let input = state.input, request.isWhole, request.end != .unknown else { return false }
    if request.end == .input, request.names.count == 1, !isList {
      assign(request.names[0], input.map { Content($0.trimmingBlanks()) }, &state)
      if !isPrinted(input) {
        state.linesRead += 1
        state.input = Output(TracedText())
      }
      state.end(with: .unknown)
      return true
    }
    guard input.items.allSatisfy({ isSpelledOut($0.value, isRaw: request.isRaw) }) else {
      return false
    }
    let separators = state.separators
    let taken = input.map { self.take(request, isList: isList, from: $0, separators) }
    guard taken.items.allSatisfy({ $0.value.contents != nil }) else { return false }
    for (index, name) in request.allNames.enumerated() {
      assign(name, taken.map { $0.contents?[index] }, &state)
    }
    state.linesRead += 1
    state.input = taken.map(\.rest)
    let statuses = Set(taken.items.map(\.value.status))
    state.end(with: statuses.count == 1 ? taken.items[0].value.status : .unknown)
    return true
  }

  /// Whether a command printed it, so that it is not known.
  private func isPrinted(_ input: Output) -> Bool {
    input.items.contains { item in
      item.value.holes.contains { $0.kind == .response || $0.kind == .output }
    }
  }

  /// Whether text stands in the scripts, but for variables: what commands print, or files that are
  /// no scripts hold, may be any number of lines.
  private func isSpelledOut(_ text: TracedText, isRaw: Bool) -> Bool {
    guard isRaw || !text.bytes.contains(UInt8(ascii: "\\")) else { return false }
    return text.pieces.allSatisfy { piece in
      if case .hole(let hole) = piece.content { return hole.kind == .variable }
      guard let file = piece.origin?.file else { return true }
      return scripts.contains(file) || trace.sourced.contains(file)
    }
  }

  private struct Taken: Sendable {
    /// A content for each name; nil where it is not known.
    var contents: [Content?]?
    var rest = TracedText()
    var status = ExitStatus.unknown
  }

  private func take(
    _ request: ReadRequest, isList: Bool, from text: TracedText, _ separators: Separators
  ) -> Taken {
    if isList {
      let lines = lines(of: text)
      return Taken(contents: request.isTrimmed ? [Content(array: bounded(lines))] : nil)
    }
    var end: Int?
    if case .byte(let byte) = request.end { end = text.bytes.firstIndex(of: byte) }
    let line = text.slice(ByteRange(0, end ?? text.count))
    var taken = Taken()
    taken.rest = end.map { text.slice(ByteRange($0 + 1, text.count)) } ?? TracedText()
    taken.status = end != nil ? .success : text.isEmpty ? .failure : .unknown
    taken.contents = contents(of: line, request, separators)
    return taken
  }

  /// What each variable gets of a line: a field, the last one the rest.
  private func contents(
    of line: TracedText, _ request: ReadRequest, _ separators: Separators
  ) -> [Content?]? {
    let fields = separators.ranges(in: line.bytes)
    // Run-time text that alone is to fill several variables holds separators itself.
    let wanted = request.array == nil ? request.names.count : 2
    guard line.isKnown || fields.count >= wanted else { return nil }
    if request.array != nil { return [Content(array: bounded(fields.map(line.slice)))] }
    if request.names == ["REPLY"] { return [Content(line)] }
    return request.names.indices.map { index in
      guard index < fields.count else { return Content(TracedText()) }
      let isLast = index + 1 == request.names.count && fields.count > request.names.count
      let rest = line.slice(ByteRange(fields[index].start, line.count))
      return Content(isLast ? separators.withoutLastBlanks(rest) : line.slice(fields[index]))
    }
  }

  private func lines(of text: TracedText) -> [TracedText] {
    var result: [TracedText] = []
    var start = 0
    while start < text.count {
      let end = text.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      result.append(text.slice(ByteRange(start, end)))
      start = end + 1
    }
    return result
  }

  /// A loop over few lines that the script spells out (`while read -r a b; do ... done <<EOF`): its
  /// body is evaluated for each. Nil for any other loop.
  func lineRounds(
    of clause: WhileClause, _ document: TracedText, _ state: inout State
  ) -> Output? {
    guard !clause.isUntil, !isSilent, reads(clause.condition, document),
      let input = state.input, input.items.allSatisfy({ isSpelledOut($0.value, isRaw: true) })
    else { return nil }
    let count = input.items.map { lines(of: $0.value).count }.max() ?? 0
    guard (1...Evaluation.roundLimit).contains(count), rounds * count <= Evaluation.roundsLimit
    else {
      trace.noteLost(input.items.map(\.value))
      return nil
    }
    let before = state
    var output = Output(TracedText())
    var ended: [State] = []
    let outer = rounds
    rounds *= count
    defer { rounds = outer }
    for _ in 0...count where !state.isDead {
      breaks.append([])
      let more = after(output) {
        let (printed, goingOn, left) = split(on: clause, document, state)
        if !left.isDead { ended.append(left) }
        state = goingOn
        return state.isDead
          ? printed : concatenated(printed, run(clause.body, document, &state))
      }
      output = concatenated(output, more)
      let left = breaks.removeLast()
      ended += left.filter { !$0.goesOn }.map(\.state)
      state = merged([state] + left.filter(\.goesOn).map(\.state), before: state)
    }
    state = merged(ended + [state], before: before)
    state.end(with: .unknown)
    return output
  }

  /// Whether a condition is a `read`, perhaps with something that is asked at the end of its input.
  private func reads(_ condition: [Statement], _ document: TracedText) -> Bool {
    guard condition.count == 1, let commands = condition.first?.first.commands,
      commands.count == 1, case .simple(let command) = commands[0].body
    else { return false }
    return command.words.first.map { written($0, document) == "read" } ?? false
  }
}
