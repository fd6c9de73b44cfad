package import Text

/// An expression with a string in it, or a list of words that begins with one.
package struct StringExpression: Sendable {
  /// The words: one for a plain expression, several for a command as a list.
  package let words: [TracedText]
  /// From its first byte to its last.
  package let range: ByteRange
  /// The function or method whose argument it is, as written; empty if there is none.
  package let callee: String
}

/// A file of some language, as far as its comments and strings go.
package struct SourceText: Sendable {
  package let comments: [ByteRange]
  /// The strings with their quotes, in order.
  package let strings: [ByteRange]
  /// In the order written.
  package let expressions: [StringExpression]

  /// Reads a file.
  ///
  /// - Parameter commands: names of programs that begin a list of words, such as `curl`.
  package init(file: FileID, bytes: [UInt8], dialect: Dialect, commands: Set<String> = []) {
    let lexemes = SourceLexer.lexemes(of: bytes, dialect)
    comments = lexemes.filter { $0.kind == .comment }.map(\.range)
    strings = lexemes.filter { $0.kind == .string }.map(\.range)
    var reader = ExpressionReader(
      source: TracedText(file: file, bytes: bytes), dialect: dialect, commands: commands,
      lexemes: lexemes.filter { $0.kind != .comment })
    expressions = reader.expressions()
  }
}

/// Puts strings together.
private struct ExpressionReader {
  let source: TracedText
  let dialect: Dialect
  let commands: Set<String>
  let lexemes: [Lexeme]
  /// The places of what is assigned to a name; nil for a name that gets several values.
  private var constants: [String: Range<Int>?] = [:]

  /// How long an assembled text may get, in bytes, and how deeply constants may nest.
  private static let limit = 8192
  private static let depth = 6

  init(source: TracedText, dialect: Dialect, commands: Set<String>, lexemes: [Lexeme]) {
    self.source = source
    self.dialect = dialect
    self.commands = commands
    self.lexemes = lexemes
  }

  mutating func expressions() -> [StringExpression] {
    collectConstants()
    var result: [StringExpression] = []
    var callees: [String] = []
    var index = 0
    while index < lexemes.count {
      if let chain = chain(at: index) {
        let isList = isCommand(chain)
        let end = isList ? listEnd(from: chain.upperBound) : chain.upperBound
        let callee = nearName(before: index) ?? callees.last ?? ""
        let words = isList ? self.words(index..<end) : [value(of: chain, depth: 0)]
        let span = ByteRange(lexemes[index].range.start, lexemes[end - 1].range.end)
        result.append(StringExpression(words: words, range: span, callee: callee))
        index = end
        continue
      }
      follow(index, &callees)
      index += 1
    }
    return result
  }

  // MARK: Tokens

  private func text(_ index: Int) -> String {
    guard index >= 0, index < lexemes.count, lexemes[index].kind != .string else { return "" }
    return String(decoding: source.bytes[lexemes[index].range], as: UTF8.self)
  }

  private func kind(_ index: Int) -> Lexeme.Kind? {
    index >= 0 && index < lexemes.count ? lexemes[index].kind : nil
  }

  /// Keeps the names before open brackets.
  private func follow(_ index: Int, _ callees: inout [String]) {
    switch text(index) {
    case "(": callees.append(kind(index - 1) == .name ? text(index - 1) : callees.last ?? "")
    case "[", "{": callees.append(callees.last ?? "")
    case ")", "]", "}": _ = callees.popLast()
    default: break
    }
  }

  /// The name right before an expression on its line: `puts "..."`.
  private func nearName(before index: Int) -> String? {
    guard kind(index - 1) == .name else { return nil }
    let gap = lexemes[index - 1].range.end..<lexemes[index].range.start
    return source.bytes[gap].contains(0x0A) ? nil : text(index - 1)
  }

  // MARK: Chains

  /// A chain of operands from `start` that has a string in it.
  private func chain(at start: Int) -> Range<Int>? {
    guard var end = operandEnd(at: start) else { return nil }
    var hasString = kind(start) == .string
    while end < lexemes.count {
      if let operand = joined(at: end), let next = operandEnd(at: operand) {
        hasString = hasString || kind(operand) == .string
        end = next
      } else if dialect.joinsNeighbours, kind(end) == .string, kind(end - 1) == .string {
        end += 1
      } else {
        break
      }
    }
    return hasString ? start..<end : nil
  }

  /// What follows the sign or the two signs at an index that join strings.
  private func joined(at index: Int) -> Int? {
    if dialect.joiners.contains(text(index)) { return index + 1 }
    guard kind(index) == .sign, kind(index + 1) == .sign,
      lexemes[index].range.end == lexemes[index + 1].range.start,
      dialect.joiners.contains(text(index) + text(index + 1))
    else { return nil }
    return index + 2
  }

  /// One past an operand: a string, a name, a call.
  private func operandEnd(at index: Int) -> Int? {
    guard let kind = kind(index), kind == .string || kind == .name else { return nil }
    var end = index + 1
    while kind == .name, text(end) == "(" || text(end) == "[" {
      guard let close = bracketEnd(from: end) else { break }
      // What is called may be the request itself: its arguments are read on their own.
      if lexemes[end..<close].contains(where: { $0.kind == .string }) { return nil }
      end = close
    }
    return end
  }

  private func bracketEnd(from start: Int) -> Int? {
    var depth = 0
    for index in start..<min(lexemes.count, start + 64) {
      switch text(index) {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      default: break
      }
      if depth == 0 { return index + 1 }
    }
    return nil
  }

  // MARK: Values

  private func value(of chain: Range<Int>, depth: Int) -> TracedText {
    var result = TracedText()
    var index = chain.lowerBound
    while index < chain.upperBound, result.count < Self.limit {
      let end = operandEnd(at: index) ?? index + 1
      switch lexemes[index].kind {
      case .string: result.append(value(of: lexemes[index], depth))
      case .name:
        let isPlain = end == index + 1
        result.append(value(ofName: text(index), isPlain: isPlain, at: lexemes[index].range, depth))
      default: break
      }
      index = end
    }
    return result
  }

  private func value(of string: Lexeme, _ depth: Int) -> TracedText {
    var result = TracedText()
    for part in string.parts where result.count < Self.limit {
      switch part {
      case .text(let range): result.append(source.slice(range))
      case .escape(let range, let meaning):
        result.append(source.unit(range, meaning: meaning.map { $0 == 0 ? 0x3F : $0 }))
      case .value(let range, let name):
        result.append(value(ofName: name, isPlain: true, at: range, depth))
      }
    }
    return result
  }

  private func value(
    ofName name: String, isPlain: Bool, at range: ByteRange, _ depth: Int
  ) -> TracedText {
    let key = Self.key(name)
    if isPlain, depth < Self.depth, let place = constants[key] ?? nil {
      return value(of: place, depth: depth + 1)
    }
    let origin = source.span(of: range)
    return TracedText(Hole(kind: .variable, name: key.isEmpty ? "value" : key), origin: origin)
  }

  /// The last part of a name: `this.base`, `$base` and `base` are one.
  private static func key(_ name: String) -> String {
    let last = name.split { $0 == "." || $0 == "$" || $0 == "@" }.last.map(String.init) ?? ""
    return last
  }

  // MARK: Constants

  private mutating func collectConstants() {
    for index in lexemes.indices where text(index) == "=" {
      guard let name = assignedName(before: index) else { continue }
      let known = constants[name] != nil
      let isAppended = ["+", "."].contains(text(index - 1))
      constants[name] = .some(known || isAppended ? nil : chain(at: index + 1))
    }
  }

  private func assignedName(before index: Int) -> String? {
    var place = index - 1
    if [":", "+", "."].contains(text(place)) { place -= 1 }
    guard kind(place) == .name else { return nil }
    if text(place - 1) == ":", kind(place - 2) == .name { place -= 2 }
    return Self.key(text(place))
  }

  // MARK: Commands as lists

  private func isCommand(_ chain: Range<Int>) -> Bool {
    guard chain.count == 1, lexemes[chain.lowerBound].kind == .string,
      text(chain.upperBound) == ","
    else { return false }
    let word = value(of: lexemes[chain.lowerBound], 0)
    return word.isKnown && commands.contains(word.description)
  }

  /// One past the last word of a list; a list in it goes on with its words.
  private func listEnd(from start: Int) -> Int {
    var depth = 0
    for index in start..<min(lexemes.count, start + 256) {
      switch text(index) {
      case "[", "{", "(": depth += 1
      case "]", "}", ")":
        depth -= 1
        if depth < 0 { return index }
      case ";": return index
      default: break
      }
    }
    return min(lexemes.count, start + 256)
  }

  private func words(_ list: Range<Int>) -> [TracedText] {
    var result: [TracedText] = []
    var index = list.lowerBound
    while index < list.upperBound {
      if let chain = chain(at: index) {
        result.append(value(of: chain, depth: 0))
        index = chain.upperBound
      } else if let end = operandEnd(at: index) {
        let name = text(index)
        let isPlain = end == index + 1
        result.append(value(ofName: name, isPlain: isPlain, at: lexemes[index].range, 0))
        index = end
      } else {
        index += 1
      }
    }
    return result
  }
}
