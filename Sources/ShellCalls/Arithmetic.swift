import Calls
import ShellSyntax
import Text

/// Shell arithmetic (bash(1), Arithmetic Evaluation), as far as arguments are counted with it.
/// Numbers that a script counts by itself are not followed: a loop would take them further.
extension Evaluation {
  /// What is counted with: the number of arguments, and how many `getopts` has passed.
  private static let counted: Set<String> = ["#", "OPTIND"]

  /// The value of an expression over numbers of arguments; nil for any other.
  func value(ofArithmetic word: Word, _ document: TracedText, _ state: inout State) -> Int? {
    var text: [UInt8] = []
    for part in word.parts {
      switch part {
      case .literal(let range):
        text += document.bytes[range]
      case .parameter(let expansion)
      where Evaluation.counted.contains(expansion.name) && expansion.operation == nil:
        guard let value = self.text(of: [part], .doubleQuoted, document, &state).single,
          value.isKnown
        else { return nil }
        text += value.bytes
      default: return nil
      }
    }
    var parser = ArithmeticParser(text, passed: optionIndex(state))
    return parser.parse()
  }

  /// Forgets the variables that an expression sets.
  func forget(setBy expression: [UInt8], _ state: inout State) {
    for name in namesSet(by: expression) {
      assign(name, Alternatives(Content(unknown(name))), &state)
    }
  }

  /// What an integer variable holds after an assignment: a plain number, or what is not known.
  func counted(out content: Content, _ name: String) -> Content {
    let isPlain = content.elements.allSatisfy { $0.isKnown && Int($0.description) != nil }
    return isPlain ? content : Content(unknown(name))
  }

  /// `let EXPRESSION...`
  func runLet(_ invocation: Invocation, _ state: inout State) {
    for words in invocation.arguments.items.map(\.value) {
      for word in words.dropFirst() { forget(setBy: word.text.bytes, &state) }
    }
    state.decisions = []
  }
}

/// The names that `=`, `+=`, `++` and the like set in an arithmetic expression.
func namesSet(by expression: [UInt8]) -> [String] {
  var names: [String] = []
  var place = 0
  while place < expression.count {
    let start = place
    while place < expression.count, isNameByte(expression[place]) { place += 1 }
    guard place > start else {
      place += 1
      continue
    }
    if isDigit(expression[start]) { continue }
    let before = expression[..<start].reversed().lazy.filter { !isBlank($0) }.prefix(2)
    var rest = expression[place...].drop(while: isBlank)
    if rest.first == UInt8(ascii: "[") {
      // The subscript of an element.
      rest = rest.drop { $0 != UInt8(ascii: "]") }.dropFirst().drop(while: isBlank)
    }
    let isStepped = [Array("++".utf8), Array("--".utf8)].contains(Array(before))
    if isStepped || isSetting(rest) {
      names.append(String(decoding: expression[start..<place], as: UTF8.self))
    }
  }
  return names
}

/// Whether text begins with an operator that sets what stands before it.
private func isSetting(_ text: ArraySlice<UInt8>) -> Bool {
  let start = String(decoding: text.prefix(3), as: UTF8.self)
  if start.hasPrefix("++") || start.hasPrefix("--") { return true }
  if start.hasPrefix("=") { return !start.hasPrefix("==") }
  if ["<<=", ">>="].contains(start) { return true }
  return ["+=", "-=", "*=", "/=", "%=", "&=", "|=", "^="].contains(String(start.prefix(2)))
}

private func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

/// Numbers, `OPTIND`, and the operators by which people count and compare.
private struct ArithmeticParser {
  private let text: [UInt8]
  private var place = 0
  /// How many parentheses and signs are open here; deeper ones are not followed.
  private var depth = 0
  private static let depthLimit = 100
  /// The value of `OPTIND`.
  private let passed: Int?

  init(_ text: [UInt8], passed: Int?) {
    self.text = text.filter { !isBlank($0) }
    self.passed = passed
  }

  /// The operators, those that bind least first.
  private static let operators: [[(sign: String, apply: @Sendable (Int, Int) -> Int?)]] = [
    [("||", { $0 != 0 || $1 != 0 ? 1 : 0 })],
    [("&&", { $0 != 0 && $1 != 0 ? 1 : 0 })],
    [("==", { $0 == $1 ? 1 : 0 }), ("!=", { $0 != $1 ? 1 : 0 })],
    [
      ("<=", { $0 <= $1 ? 1 : 0 }), (">=", { $0 >= $1 ? 1 : 0 }), ("<", { $0 < $1 ? 1 : 0 }),
      (">", { $0 > $1 ? 1 : 0 }),
    ],
    [("+", { $0 &+ $1 }), ("-", { $0 &- $1 })],
    [
      ("*", { $0 &* $1 }),
      ("/", { $1 == 0 ? nil : $0.dividedReportingOverflow(by: $1).partialValue }),
      ("%", { $1 == 0 ? nil : $0.remainderReportingOverflow(dividingBy: $1).partialValue }),
    ],
  ]

  /// The value, if the whole text is understood.
  mutating func parse() -> Int? {
    let value = parse(level: 0)
    return place == text.count ? value : nil
  }

  private mutating func parse(level: Int) -> Int? {
    guard level < Self.operators.count else { return parseOperand() }
    var value = parse(level: level + 1)
    while let operation = Self.operators[level].first(where: { starts(with: $0.sign) }) {
      place += operation.sign.utf8.count
      guard let right = parse(level: level + 1), let left = value else { return nil }
      value = operation.apply(left, right)
    }
    return value
  }

  private func starts(with sign: String) -> Bool { text[place...].starts(with: sign.utf8) }

  private mutating func parseOperand() -> Int? {
    guard place < text.count, depth < Self.depthLimit else { return nil }
    depth += 1
    defer { depth -= 1 }
    switch text[place] {
    case UInt8(ascii: "("):
      place += 1
      let value = parse(level: 0)
      guard starts(with: ")") else { return nil }
      place += 1
      return value
    case UInt8(ascii: "!"):
      place += 1
      return parseOperand().map { $0 == 0 ? 1 : 0 }
    default:
      let start = place
      while place < text.count, isNameByte(text[place]) { place += 1 }
      let word = String(decoding: text[start..<place], as: UTF8.self)
      if word == "OPTIND" { return passed }
      // What begins with a nought is octal or hexadecimal.
      return word.count > 1 && word.hasPrefix("0") ? nil : word.count < 10 ? Int(word) : nil
    }
  }
}
