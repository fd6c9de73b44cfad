package import Languages
package import Rules
package import Text

/// A deprecated request that a program of another language writes in its strings.
package struct WrittenCall: Sendable {
  package let rule: Rule
  /// What a report points at.
  package let range: ByteRange
  /// The URL with holes; for a command the words, joined by blanks.
  package let text: TracedText
  /// The edits of the URL; absent where unknown text must change, and for commands of the CLI.
  package let replacements: [PathReplacement]?
  package let isAmbiguous: Bool
  /// Whether it names a command of the Atlas CLI, and no URL.
  package let namesCommand: Bool
  /// The shell command that the strings spell; absent for a plain URL.
  package let command: String?
  /// The places whose text belongs to it.
  package let places: [ByteRange]
}

/// Finds deprecated requests in the strings of a file.
package struct WrittenCallSearch {
  private let rules: RuleSet

  /// A search by some rules.
  package init(rules: RuleSet) { self.rules = rules }

  /// Programs whose command lines are known.
  package static let commands: Set<String> = ["curl", "atlas"]

  /// All of them, in the order of the expressions.
  package func calls(in page: SourceText) -> [WrittenCall] {
    page.expressions.filter { !isShown($0) }.flatMap(calls(in:))
  }

  private func calls(in expression: StringExpression) -> [WrittenCall] {
    if expression.words.count > 1, let call = atlasCall(in: expression) { return [call] }
    let command = shellCommand(of: expression)
    return expression.words.flatMap { word in
      let tokens = self.tokens(of: word)
      return tokens.compactMap { call(in: word, $0, expression, command) }
        + (command == nil ? [] : atlasCalls(in: word, tokens, expression))
    }
  }

  /// The parts of a text that may be URLs.
  private func tokens(of word: TracedText) -> [ByteRange] {
    var result: [ByteRange] = []
    var start = 0
    for (offset, byte) in (word.bytes + [0x20]).enumerated()
    where [UInt8](" \t\r\n\"'`()<>|\\".utf8).contains(byte) {
      if start < offset { result.append(ByteRange(start, offset)) }
      start = offset + 1
    }
    return result
  }

  private func call(
    in word: TracedText, _ token: ByteRange, _ expression: StringExpression, _ command: String?
  ) -> WrittenCall? {
    let text = Self.withoutVerbs(word.slice(token))
    guard let match = rules.match(text.bytes, hole: TracedText.holeByte),
      let candidate = match.candidates.first
    else { return nil }
    let path = text.slice(DeprecatedCall.pathRange(of: candidate.path, in: text))
    let places = path.pieces.compactMap { piece -> ByteRange? in
      if case .hole = piece.content { return nil }
      return piece.origin?.range
    }
    let own = places.filter { expression.range.contains($0) }
    guard let start = own.map(\.start).min(), let end = own.map(\.end).max() else { return nil }
    return WrittenCall(
      rule: candidate.rule, range: ByteRange(start, end), text: text,
      replacements: match.replacements, isAmbiguous: match.isAmbiguous, namesCommand: false,
      command: command, places: places)
  }

  /// `"atlas", "api", GROUP, OPERATION` in a list.
  private func atlasCall(in expression: StringExpression) -> WrittenCall? {
    let words = expression.words
    return words.indices.dropLast().lazy.compactMap { place in
      self.call(group: words[place], operation: words[place + 1], expression)
    }.first
  }

  /// `atlas api GROUP OPERATION` in a string.
  private func atlasCalls(
    in word: TracedText, _ tokens: [ByteRange], _ expression: StringExpression
  ) -> [WrittenCall] {
    zip(tokens, tokens.dropFirst()).compactMap { group, operation in
      call(group: word.slice(group), operation: word.slice(operation), expression)
    }
  }

  private func call(
    group: TracedText, operation: TracedText, _ expression: StringExpression
  ) -> WrittenCall? {
    guard group.isKnown, rules.commandMarkers.contains(group.description) else { return nil }
    let name = operation.isKnown ? operation.description : nil
    guard let match = rules.command(group: group.description, operation: name) else { return nil }
    let places = (group.pieces + operation.pieces).compactMap { $0.origin?.range }
    let own = places.filter { expression.range.contains($0) }
    guard let start = own.map(\.start).min(), let end = own.map(\.end).max() else { return nil }
    return WrittenCall(
      rule: match.rule, range: ByteRange(start, end), text: group, replacements: nil,
      isAmbiguous: name == nil, namesCommand: true, command: shellCommand(of: expression),
      places: places)
  }

  /// The strings as a shell command, if they are one.
  private func shellCommand(of expression: StringExpression) -> String? {
    if expression.words.count > 1 {
      return expression.words.map(Self.quoted).joined(separator: " ")
    }
    guard let word = expression.words.first else { return nil }
    let text = Self.shellText(word)
    let words = text.split { " \n\t;|&($".contains($0) }
    let isCommand = words.dropLast().contains { Self.commands.contains(String($0)) }
    return isCommand ? text : nil
  }

  /// A word as the shell takes it.
  private static func quoted(_ word: TracedText) -> String {
    let text = shellText(word)
    let isPlain = text.utf8.allSatisfy { byte in
      byte > 0x2A && byte < 0x7F && !"\\;<>?[]`{|}".utf8.contains(byte)
    }
    if isPlain, !text.isEmpty { return text }
    if word.isKnown, !text.contains("'") { return "'\(text)'" }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" || scalar == "`" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  /// The text with each hole as a variable of the shell.
  private static func shellText(_ word: TracedText) -> String {
    var result = TracedText()
    for piece in word.pieces {
      if case .hole(let hole) = piece.content {
        let name = String(hole.name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
        result.append(TracedText(unwritten: [UInt8]("${\(name)}".utf8)))
      } else {
        result.append(word.slice(piece.range))
      }
    }
    return result.description
  }

  /// The text with `%s` and the like as holes.
  private static func withoutVerbs(_ text: TracedText) -> TracedText {
    var result = TracedText()
    var start = 0
    let bytes = text.bytes
    for offset in bytes.indices.dropLast()
    where bytes[offset] == UInt8(ascii: "%") && [UInt8]("sdvq".utf8).contains(bytes[offset + 1]) {
      result.append(text.slice(ByteRange(start, offset)))
      result.append(TracedText(Hole(kind: .variable, name: "value")))
      start = offset + 2
    }
    result.append(text.slice(ByteRange(start, text.count)))
    return result
  }

  /// Whether the strings are an argument of something that only shows them.
  package func isShown(_ expression: StringExpression) -> Bool {
    guard expression.words.count == 1, shellCommand(of: expression) == nil else { return false }
    let name = expression.callee.split { ".:>-".contains($0) }.last.map { $0.lowercased() } ?? ""
    return Self.printers.contains(name) || name.hasSuffix("error") || name.hasSuffix("exception")
  }

  private static let printers: Set<String> = [
    "print", "println", "printf", "puts", "log", "info", "warn", "warning", "debug", "trace",
    "die", "panic", "raise", "writeline", "host", "logger", "fatal",
  ]
}
