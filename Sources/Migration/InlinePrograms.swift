import Calls
import Scanner
import Text

/// A program of another language that stands in the script: an argument (`python3 -c "..."`), or
/// the here-document on the standard input (`python3 - "$answer" <<'EOF'`).
struct InlineProgram {
  /// The number of the argument; `ReaderChange.input` for the standard input.
  let place: Int
  let program: Argument
  /// The arguments of the program, of which the first has the number `firstNumber`.
  let arguments: ArraySlice<Argument>
  let firstNumber: Int

  /// The program that one way of a command runs; nil where it is none or not known.
  init?(of way: Event.Alternative) {
    let words = way.arguments
    let first = words.dropFirst().firstIndex { word in
      let text = word.text.description
      return !text.hasPrefix("-") || ["-", "-c", "-e", "-p", "-pe"].contains(text)
    }
    guard words.prefix(first ?? words.count).dropFirst().allSatisfy(Self.isPlainOption) else {
      return nil
    }
    let word = first.map { words[$0].text.description }
    if let first, let word, word.hasPrefix("-"), word != "-" {
      guard first + 1 < words.count else { return nil }
      place = first + 1
      program = words[first + 1]
      arguments = words[(first + 2)...]
    } else {
      guard let input = way.input, word == nil || word == "-" || word == "/dev/stdin" else {
        return nil
      }
      place = ReaderChange.input
      program = Argument(text: input)
      arguments = first.map { words[($0 + 1)...] } ?? []
    }
    firstNumber = 1
  }

  /// Whether a word is an option without a value that changes nothing about the program.
  private static func isPlainOption(_ word: Argument) -> Bool {
    let text = word.text.description
    return word.text.isKnown && text.hasPrefix("-") && !text.hasPrefix("--")
      && text.dropFirst().allSatisfy { "uBEsSIOq".contains($0) }
  }
}

extension ReaderSearch {
  /// The changes where each way of a command is a program of Python that takes values of the answer
  /// by their keys: where they stand plays no part, and what else is spelled alike is no key. Nil
  /// where that is not known of one of them.
  mutating func keyChanges(_ event: Event) -> [ReaderChange]? {
    guard event.name?.hasPrefix("python") == true else { return nil }
    var changes: [ReaderChange] = []
    var idle: [Int] = []
    for (index, way) in event.alternatives.enumerated() {
      if way.input?.isEmpty == true, event.texts(of: way).allSatisfy({ shapes(in: $0).isEmpty }) {
        idle.append(index)
        continue
      }
      guard let program = InlineProgram(of: way), let inputs = inputs(of: program, way, event),
        let places = PythonQuery.keysRead(
          by: program.program.text.bytes, inputs: inputs, renamed: renamed.map(\.from))
      else { return nil }
      let bytes = program.program.text.bytes
      let edits = renamed.flatMap { from, to in
        places.filter { bytes[$0].elementsEqual(from) }.map { Edit(range: $0, replacement: to) }
      }
      if !edits.isEmpty { changes.append(change(event, index, program, edits.sorted())) }
    }
    if idle.count == event.alternatives.count { return nil }
    return changes + idle.flatMap { same(changes, event, $0) }
  }

  /// The same changes of a program on a way on which it is given nothing:
  /// `r=$(curl ...) || return`.
  private func same(_ changes: [ReaderChange], _ event: Event, _ way: Int) -> [ReaderChange] {
    let arguments = event.alternatives[way].arguments
    return changes.filter { change in
      arguments.indices.contains(change.argument)
        && arguments[change.argument].text.hasSameContent(as: change.program.text)
    }.map { self.change(event, way, $0.argument, $0.edits) }
  }

  /// Whether a program of Python that is not understood makes a list of what may be an object: of
  /// its keys.
  func mayListKeys(_ event: Event) -> Bool {
    guard event.name?.hasPrefix("python") == true else { return false }
    return event.alternatives.compactMap { InlineProgram(of: $0)?.program.text.bytes }
      .contains { program in
        ["sorted(", "list(", "set(", "tuple(", "DictWriter"].contains(where: program.contains)
      }
  }

  func change(
    _ event: Event, _ way: Int, _ program: InlineProgram, _ edits: [Edit]
  ) -> ReaderChange {
    ReaderChange(
      key: EventKey(trace: call.trace, event: event.number), alternative: way,
      argument: program.place, program: program.program, edits: edits)
  }

  /// Where a program finds JSON with the answer; nil where the answer stands in another place.
  private mutating func inputs(
    of program: InlineProgram, _ way: Event.Alternative, _ event: Event
  ) -> PythonInputs? {
    var result = PythonInputs()
    if program.place != ReaderChange.input, let input = way.input, !shapes(in: input).isEmpty {
      result.standardInput = shape(ofAll: [input])
    }
    for (number, argument) in program.arguments.enumerated() {
      let key = program.firstNumber + number
      if !shapes(in: argument.text).isEmpty {
        result.arguments[key] = .text(shape(of: argument.text))
      } else if let own = shape(ofFile: argument.text, event) {
        result.arguments[key] = .file(own)
      }
    }
    for file in event.files where file.path.isKnown {
      result.files[file.path.bytes] = shape(ofFile: file.path, event)
    }
    let given = way.environment.filter { !shapes(in: $0).isEmpty }
    for variable in given {
      guard let sign = variable.bytes.firstIndex(of: UInt8(ascii: "=")),
        variable.bytes[..<sign].allSatisfy(isNameByte)
      else {
        // `NAME=VALUE` before the command stands there as its value, too.
        if given.contains(where: { $0.bytes.hasEnd([UInt8(ascii: "=")] + variable.bytes) }) {
          continue
        }
        return nil
      }
      let value = shape(of: variable.slice(ByteRange(sign + 1, variable.count)))
      let name = String(decoding: variable.bytes[..<sign], as: UTF8.self)
      result.variables[name] = result.variables[name]?.joined(with: value) ?? value
    }
    for (offset, byte) in program.program.text.bytes.enumerated() where byte == TracedText.holeByte
    {
      let text = program.program.text.slice(ByteRange(offset, offset + 1))
      if !shapes(in: text).isEmpty { result.embedded[offset] = shape(of: text) }
    }
    return result
  }

  /// What a file holds that the script wrote, where it holds the answer.
  private mutating func shape(ofFile path: TracedText, _ event: Event) -> JQShape? {
    let contents = event.files.filter { $0.path.hasSameContent(as: path) }.map(\.content)
    return contents.isEmpty ? nil : shape(ofAll: contents)
  }
}

extension [UInt8] {
  fileprivate func hasEnd(_ other: [UInt8]) -> Bool { suffix(other.count).elementsEqual(other) }
}
