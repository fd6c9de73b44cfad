import Calls
import ShellSyntax
import Text

typealias Fragments = Alternatives<[Fragment]>

extension Evaluation {
  /// The fields that a word of a command gives (POSIX 2.6).
  func expand(_ word: Word, _ document: TracedText, _ state: inout State) -> Alternatives<[Field]> {
    let separators = state.separators
    return expand(word.parts, .unquoted, false, document, &state).map { fields(of: $0, separators) }
  }

  /// The text of a word where nothing is split: an assignment, a here-string, a `case` subject.
  func text(of word: Word, _ document: TracedText, _ state: inout State) -> Output {
    text(of: word.parts, .unquoted, document, &state)
  }

  /// The text of parts inside `layer`.
  func text(
    of parts: [WordPart], _ layer: Layer, _ document: TracedText, _ state: inout State
  ) -> Output {
    expand(parts, layer, layer != .unquoted, document, &state).map {
      self.bounded(wholeField($0).text)
    }
  }

  /// A word as a pattern: what is quoted in it stands behind backslashes. Nil for several values.
  func pattern(
    of word: Word, _ layer: Layer, _ document: TracedText, _ state: inout State
  ) -> TracedText? {
    let fragments = expand(word.parts, layer, false, document, &state).single
    return fragments.map { fragments in
      var bytes: [UInt8] = []
      for case .text(let text, _, let isQuoted) in fragments {
        for byte in text.bytes {
          if isQuoted, Glob.isSpecial(byte) { bytes.append(UInt8(ascii: "\\")) }
          bytes.append(byte)
        }
      }
      return TracedText(pattern: bytes)
    }
  }

  /// The fragments of parts that stand in `layer`.
  func expand(
    _ parts: [WordPart], _ layer: Layer, _ isQuoted: Bool, _ document: TracedText,
    _ state: inout State
  ) -> Fragments {
    let values = parts.enumerated().map { index, part in
      isZsh && hasSubscript(parts, index, document)
        ? Fragments([.text(unknown("element"), expansion: nil, isQuoted: true)])
        : expand(part, layer, isQuoted, document, &state)
    }
    if let all = combined(values) { return all }
    return values.reduce(Fragments([])) { result, more in
      if let both = result.combined(with: more, { $0 + $1 }) { return both }
      let texts = [result, more].flatMap(\.items).flatMap(\.value).map(\.ownText)
      return Fragments([.text(lost("several values", texts), expansion: nil, isQuoted: true)])
    }
  }

  /// Whether a bracket follows `$name`, which zsh takes as a subscript.
  private func hasSubscript(_ parts: [WordPart], _ index: Int, _ document: TracedText) -> Bool {
    guard case .parameter(let expansion) = parts[index], !expansion.isBraced,
      index + 1 < parts.count, case .literal(let range) = parts[index + 1]
    else { return false }
    return document.bytes[range].first == UInt8(ascii: "[")
  }

  private func expand(
    _ part: WordPart, _ layer: Layer, _ isQuoted: Bool, _ document: TracedText,
    _ state: inout State
  ) -> Fragments {
    func literal(_ text: TracedText, quoted: Bool) -> Fragments {
      Fragments([.text(text, expansion: nil, isQuoted: quoted)])
    }
    switch part {
    case .literal(let range):
      return literal(document.slice(range).inside(layer), quoted: isQuoted)
    case .escaped(let range):
      let meaning = [UInt8](document.bytes[ByteRange(range.start + 1, range.end)])
      let text =
        meaning.contains(TracedText.holeByte)
        ? document.slice(ByteRange(range.start + 1, range.end)).inside(layer)
        : document.unit(range, meaning: meaning, inside: layer)
      return literal(text, quoted: true)
    case .continuation:
      return Fragments([])
    case .singleQuoted(let range):
      let inner = ByteRange(range.start + 1, max(range.start + 1, range.end - 1))
      return literal(document.slice(inner).inside(.singleQuoted), quoted: true)
    case .ansiQuoted(let range):
      return literal(decodeAnsiQuoted(range, document), quoted: true)
    case .doubleQuoted(let range, let parts):
      return doubleQuoted(range, parts, document, &state)
    case .parameter(let expansion):
      return expand(expansion, layer, isQuoted, document, &state)
    case .command(let substitution):
      return expand(substitution, isQuoted, document, &state)
    case .arithmetic(let range, let inner):
      let value = value(ofArithmetic: inner, document, &state)
      _ = text(of: inner.parts, .doubleQuoted, document, &state)
      forget(setBy: Array(document.bytes[inner.range]), &state)
      if let value {
        let digits = document.unit(range, meaning: [UInt8]("\(value)".utf8), inside: layer)
        return literal(digits, quoted: true)
      }
      let source = String(decoding: document.bytes[range], as: UTF8.self)
      let hole = document.hole(Hole(kind: .unknown, name: source), at: range, inside: layer)
      return literal(hole, quoted: true)
    case .process(let range, let isInput, let statements):
      return process(range, isInput, statements, document, &state)
    }
  }

  /// `"..."` gives a field even if it is empty, but not where it only holds an empty `"$@"`.
  private func doubleQuoted(
    _ range: ByteRange, _ parts: [WordPart], _ document: TracedText, _ state: inout State
  ) -> Fragments {
    let inner = expand(parts, .doubleQuoted, true, document, &state)
    let onlyList = parts.count == 1 && isList(parts[0])
    return inner.map { fragments in
      if !fragments.isEmpty || onlyList { return fragments }
      return [.text(TracedText(), expansion: nil, isQuoted: true)]
    }
  }

  /// Whether a part gives a field for each of several elements.
  private func isList(_ part: WordPart) -> Bool {
    guard case .parameter(let expansion) = part else { return false }
    return expansion.name == "@" || expansion.index != nil
  }

  /// `$(...)` and backquotes: what the commands print, without the line ends at its end.
  func expand(
    _ substitution: CommandSubstitution, _ isQuoted: Bool, _ document: TracedText,
    _ state: inout State
  ) -> Fragments {
    let output = captured { self.output(of: substitution, isQuoted, document, &state) }
    let place = Fragment.Expansion(origin: document.span(of: substitution.range), variable: "")
    return output.map { text in
      var end = text.count
      while end > 0, text.bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
      let trimmed = text.slice(ByteRange(0, end))
      return [.text(trimmed, expansion: place, isQuoted: isQuoted)]
    }
  }

  private func output(
    of substitution: CommandSubstitution, _ isQuoted: Bool, _ document: TracedText,
    _ state: inout State
  ) -> Output {
    guard depth < Evaluation.depthLimit else {
      trace.cutOff(
        "calls and expansions more than \(Evaluation.depthLimit) deep",
        at: document.span(of: substitution.range))
      return Output(unknown("output"))
    }
    depth += 1
    defer { depth -= 1 }
    var inner = state
    inner.saved = NameMap()
    // Variables set in there are lost, files written are not.
    defer { state.files = inner.files }
    if let statements = substitution.statements {
      return inShell(&inner) { run(statements, document, &$0) }
    }
    let text = unescaped(substitution.inner, isQuoted, document)
    return inShell(&inner) { run(parseShell(text.bytes, isZsh: isZsh).statements, text, &$0) }
  }

  /// The text between backquotes as it is run (POSIX 2.6.3): a backslash quotes `` ` ``, `\`, `$`,
  /// and inside double quotes also `"`.
  private func unescaped(
    _ range: ByteRange, _ isQuoted: Bool, _ document: TracedText
  ) -> TracedText {
    let quotable = [UInt8]((isQuoted ? "\\$`\"" : "\\$`").utf8)
    var result = TracedText()
    var start = range.start
    var offset = range.start
    while offset + 1 < range.end {
      if document.bytes[offset] == UInt8(ascii: "\\"),
        quotable.contains(document.bytes[offset + 1])
      {
        result.append(document.slice(ByteRange(start, offset)).inside(.backquoted))
        let pair = ByteRange(offset, offset + 2)
        let meaning = [document.bytes[offset + 1]]
        result.append(document.unit(pair, meaning: meaning, inside: .backquoted))
        offset += 2
        start = offset
      } else {
        offset += 1
      }
    }
    result.append(document.slice(ByteRange(start, range.end)).inside(.backquoted))
    return result
  }

  /// Runs `body` with its output going into a value.
  func captured(_ body: () -> Output) -> Output {
    let before = destination
    destination = .captured
    captureBases.append(printed.count)
    defer {
      destination = before
      captureBases.removeLast()
    }
    return body()
  }

  /// `<(...)`: a file that holds what the commands print. `>(...)` is a file that is written: its
  /// commands run when that is known.
  private func process(
    _ range: ByteRange, _ isInput: Bool, _ statements: [Statement], _ document: TracedText,
    _ state: inout State
  ) -> Fragments {
    versions += 1
    let path = "/dev/fd/process\(versions)"
    let text = TracedText(unwritten: [UInt8](path.utf8))
    if isInput {
      var inner = state
      let output = captured { run(statements, document, &inner) }
      state.files = inner.files
      write(output, toFile: text, &state)
    } else {
      sinks.append(Sink(path: path, statements: statements, document: document))
    }
    return Fragments([.text(text, expansion: nil, isQuoted: true)])
  }

  /// Runs the commands of each `>(...)` of a command that has ended, those from `first` on, and
  /// gives what they print, as far as it is made of answers.
  @discardableResult
  func runSinks(from first: Int, _ state: inout State) -> Output {
    var result = Output(TracedText())
    while sinks.count > first {
      let sink = sinks.remove(at: first)
      var inner = state
      inner.input = state.files[sink.path]?.content
      let output = captured { run(sink.statements, sink.document, &inner) }
      state.files = inner.files
      let isAnswer = output.items.flatMap(\.value.holes).contains { $0.kind == .response }
      if isAnswer, destination == .captured { result = concatenated(result, output) }
    }
    return result
  }
}

/// The commands of a `>(...)`, which read what is written to its file.
struct Sink {
  let path: String
  let statements: [Statement]
  let document: TracedText
}
