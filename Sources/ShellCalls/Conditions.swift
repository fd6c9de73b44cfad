import Calls
import ShellSyntax
import Text

/// Decides tests on the arguments of the running function: `api GET /path` never takes the way that
/// `[ "$1" = POST ]` guards. What the script sets itself decides nothing, as people edit such
/// settings, and both ways are to be migrated.
extension Evaluation {
  /// Whether a pipeline certainly holds or fails; nil where that depends on the run.
  func verdict(on pipeline: Pipeline, _ document: TracedText, _ state: State) -> Bool? {
    if isThere(pipeline, document, state) { return !pipeline.isNegated }
    guard isCalled else { return nil }
    if let value = arithmeticValue(pipeline, document, state) {
      return (value != 0) != pipeline.isNegated
    }
    guard let test = test(pipeline, document),
      test.words.allSatisfy({ isPlain($0.parts) })
    else { return nil }
    let answer = holds(test.words[...], test.isDouble, document, state)
    return pipeline.isNegated ? answer.map { !$0 } : answer
  }

  /// Whether a pipeline is a test that files are there which a pattern found (`[ -r "$f" ]` in a
  /// loop over `lib/*.sh`).
  private func isThere(_ pipeline: Pipeline, _ document: TracedText, _ state: State) -> Bool {
    guard let test = test(pipeline, document), test.words.count == 2, let script = scripts.last,
      ["-e", "-f", "-r", "-s"].contains(written(test.words[0], document)),
      isPlain(test.words[1].parts)
    else { return false }
    var scratch = state
    guard let path = text(of: test.words[1], document, &scratch).single, path.isKnown else {
      return false
    }
    return !files(matching: path.bytes, from: script).isEmpty
  }

  /// Whether a loop follows symbolic links to the running script (`while [ -L "$SOURCE" ]; do ...
  /// readlink`): it comes to the same file.
  func followsOwnLink(_ loop: WhileClause, _ document: TracedText, _ state: State) -> Bool {
    guard !loop.isUntil, loop.condition.count == 1, loop.condition[0].rest.isEmpty,
      !loop.condition[0].first.isNegated,
      let test = test(loop.condition[0].first, document), test.words.count == 2,
      ["-L", "-h"].contains(written(test.words[0], document)), isPlain(test.words[1].parts)
    else { return false }
    var scratch = state
    guard let path = text(of: test.words[1], document, &scratch).single else { return false }
    return scripts.contains { path.bytes == loader.path(of: $0) }
  }

  /// The value of a pipeline that is one `(( ... ))`.
  private func arithmeticValue(
    _ pipeline: Pipeline, _ document: TracedText, _ state: State
  ) -> Int? {
    guard pipeline.commands.count == 1, case .arithmetic(let word) = pipeline.commands[0].body
    else { return nil }
    var scratch = state
    return value(ofArithmetic: word, document, &scratch)
  }

  /// The operands of a pipeline that is one test, and whether it is `[[`.
  func test(_ pipeline: Pipeline, _ document: TracedText) -> (words: [Word], isDouble: Bool)? {
    guard pipeline.commands.count == 1 else { return nil }
    switch pipeline.commands[0].body {
    case .test(let words):
      return (words, true)
    case .simple(let command):
      return testWords(command, document).map { ($0, false) }
    default:
      return nil
    }
  }

  private func both(_ left: Bool?, _ right: Bool?) -> Bool? {
    if left == false || right == false { return false }
    return left == true && right == true ? true : nil
  }

  private func either(_ left: Bool?, _ right: Bool?) -> Bool? {
    if left == true || right == true { return true }
    return left == false && right == false ? false : nil
  }

  /// The operands of `[ ... ]` or `test ...`.
  private func testWords(_ command: SimpleCommand, _ document: TracedText) -> [Word]? {
    guard command.assignments.isEmpty, let name = command.words.first else { return nil }
    switch written(name, document) {
    case "test":
      return Array(command.words.dropFirst())
    case "[":
      guard let last = command.words.last, written(last, document) == "]" else { return nil }
      return Array(command.words.dropFirst().dropLast())
    default:
      return nil
    }
  }

  /// Whether the parts run no command and set nothing.
  func isPlain(_ parts: [WordPart]) -> Bool {
    parts.allSatisfy { part in
      switch part {
      case .literal, .escaped, .continuation, .singleQuoted, .ansiQuoted: return true
      case .doubleQuoted(_, let inner): return isPlain(inner)
      case .parameter(let expansion):
        if case .assignDefault = expansion.operation { return false }
        let words = [expansion.argument, expansion.secondArgument, expansion.index]
        return words.allSatisfy { $0.map { isPlain($0.parts) } ?? true }
      case .command, .arithmetic, .process: return false
      }
    }
  }

  func written(_ word: Word, _ document: TracedText) -> String {
    String(decoding: document.bytes[word.range], as: UTF8.self)
  }

  /// One test: `! TEST`, `A && B`, `-z A`, `A = B`, `A`.
  private func holds(
    _ words: ArraySlice<Word>, _ isDouble: Bool, _ document: TracedText, _ state: State
  ) -> Bool? {
    // Longer tests are not decided.
    guard words.count <= Evaluation.testLimit else { return nil }
    if isDouble {
      for (sign, joins) in [("||", either), ("&&", both)] {
        guard let place = words.firstIndex(where: { written($0, document) == sign }) else {
          continue
        }
        return joins(
          holds(words[..<place], isDouble, document, state),
          holds(words[(place + 1)...], isDouble, document, state))
      }
    }
    guard let first = words.first else { return nil }
    if words.count > 1, written(first, document) == "!" {
      return holds(words.dropFirst(), isDouble, document, state).map { !$0 }
    }
    switch words.count {
    case 1:
      return emptiness(of: first, document, state).map { !$0 }
    case 2:
      guard let operand = words.last else { return nil }
      switch written(first, document) {
      case "-z": return emptiness(of: operand, document, state)
      case "-n": return emptiness(of: operand, document, state).map { !$0 }
      case "-e", "-f", "-r", "-s":
        // No file has a name that is JSON.
        let texts = texts(of: operand, document, state)
        return texts.allSatisfy { startOfJSON($0) != nil } ? false : nil
      default: return nil
      }
    case 3:
      return comparison(Array(words), isDouble, document, state)
    default:
      return nil
    }
  }

  private func emptiness(of word: Word, _ document: TracedText, _ state: State) -> Bool? {
    var scratch = state
    let isGlobal = isGlobalArgument(word, document)
    let answers = Set(
      text(of: word, document, &scratch).items.map { item -> Bool? in
        let text = item.value
        // JSON that a caller hands over is there, wherever it is put together.
        if startOfJSON(text) != nil { return false }
        guard comesFromCall(text) || isGlobal else { return nil }
        return text.isKnown
          ? text.isEmpty : text.bytes.allSatisfy { $0 == TracedText.holeByte } ? nil : false
      })
    return answers.count == 1 ? answers.first ?? nil : nil
  }

  private func comparison(
    _ words: [Word], _ isDouble: Bool, _ document: TracedText, _ state: State
  ) -> Bool? {
    var scratch = state
    guard let right = pattern(of: words[2], .unquoted, document, &scratch), right.isKnown else {
      return nil
    }
    let sign = written(words[1], document)
    let starts = texts(of: words[0], document, state).map(startOfJSON)
    if !starts.contains(nil), ["=", "==", "!="].contains(sign) {
      let answers = Set(starts.map { $0.flatMap { mayStart(with: $0, right.bytes, isDouble) } })
      if answers.count == 1, let isEqual = answers.first ?? nil { return isEqual == (sign != "!=") }
    }
    let answers = Set(
      given(words[0], document, state).map { left in
        left.flatMap { compare($0, sign, right.bytes, isDouble) }
      })
    return answers.count == 1 ? answers.first ?? nil : nil
  }

  /// The texts that a word may be.
  private func texts(of word: Word, _ document: TracedText, _ state: State) -> [TracedText] {
    var scratch = state
    return text(of: word, document, &scratch).items.map(\.value)
  }

  /// The bracket with which a text begins that is JSON, whatever stands in it; nil for other text.
  private func startOfJSON(_ text: TracedText) -> UInt8? {
    guard text.count > 1, let first = text.bytes.first else { return nil }
    return [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(first) ? first : nil
  }

  /// Whether a text of several bytes with some first one matches a pattern, as far as that tells:
  /// `-`, `@*` and `\{*` do.
  private func mayStart(with first: UInt8, _ pattern: [UInt8], _ isDouble: Bool) -> Bool? {
    let backslash = UInt8(ascii: "\\")
    let start = pattern.first == backslash ? pattern.dropFirst() : pattern[...]
    guard let own = start.first else { return false }
    if pattern.first != backslash, Glob.isSpecial(own) { return nil }
    if own != first { return false }
    return isDouble && start.dropFirst().elementsEqual("*".utf8) ? true : nil
  }

  private func compare(
    _ left: [UInt8], _ sign: String, _ right: [UInt8], _ isDouble: Bool
  ) -> Bool? {
    switch sign {
    case "=", "==", "!=":
      let glob = Glob(right)
      guard isDouble || glob.isLiteral else { return nil }
      let isEqual = glob.isLiteral ? left == glob.literal : glob.matches(left)
      return isEqual == (sign != "!=")
    default:
      guard let left = Int(String(decoding: left, as: UTF8.self)),
        let right = Int(String(decoding: right, as: UTF8.self))
      else { return nil }
      switch sign {
      case "-eq": return left == right
      case "-ne": return left != right
      case "-gt": return left > right
      case "-ge": return left >= right
      case "-lt": return left < right
      case "-le": return left <= right
      default: return nil
      }
    }
  }

  /// The texts that a word may be, each nil unless it is known and given by the running call.
  private func given(
    _ word: Word, _ document: TracedText, _ state: State
  ) -> [[UInt8]?] {
    var scratch = state
    let isGlobal = isGlobalArgument(word, document)
    return text(of: word, document, &scratch).items.map { item in
      item.value.isKnown && (isGlobal || comesFromCall(item.value)) ? item.value.bytes : nil
    }
  }

  /// Whether a function runs, or a script that another one runs.
  var isCalled: Bool { !active.isEmpty || frames.contains(where: \.callsFunction) }

  /// Whether nothing of a text stands outside the commands that call the running functions.
  private func comesFromCall(_ text: TracedText) -> Bool {
    let calls = frames.filter(\.callsFunction).map(\.command)
    return text.pieces.allSatisfy { piece in
      guard let origin = piece.origin else { return true }
      return calls.contains { $0.file == origin.file && $0.range.contains(origin.range) }
    }
  }
}
