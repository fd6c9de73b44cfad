import Calls
import Text

/// `sed 's/NAME/value/g'` over text that is known but for variables: templates of paths and bodies
/// are filled in so.
extension Evaluation {
  /// What `sed` prints; nil where its program does more than substitute plain text, or its input
  /// is not known.
  func substitute(_ invocation: Invocation, _ state: State) -> Output? {
    guard let words = invocation.arguments.single, let call = SedCall(words) else { return nil }
    let input = call.file.map { read(Output($0), state) } ?? state.input
    guard let input else { return nil }
    var items: [Output.Item] = []
    for item in input.items {
      let isKnown = item.value.holes.allSatisfy { $0.kind == .variable }
      guard isKnown, let text = call.applied(to: item.value) else { return nil }
      items.append(.init(when: item.when, value: bounded(text)))
    }
    return Output(items: items)
  }
}

/// The arguments of sed(1) that substitute plain text.
private struct SedCall {
  private var substitutions: [Substitution] = []
  /// The file that is read; absent: the standard input.
  private(set) var file: TracedText?

  init?(_ words: [Argument]) {
    var programs: [TracedText] = []
    var operands: [TracedText] = []
    var isExtended = false
    var rest = words.dropFirst().map(\.text)[...]
    while let word = rest.popFirst() {
      switch word.description {
      case "-e", "--expression":
        guard let program = rest.popFirst() else { return nil }
        programs.append(program)
      case "-E", "-r", "--regexp-extended": isExtended = true
      case let text where text.hasPrefix("-"): return nil
      default: operands.append(word)
      }
    }
    if programs.isEmpty {
      guard let program = operands.first else { return nil }
      programs = [program]
      operands.removeFirst()
    }
    guard operands.count < 2 else { return nil }
    file = operands.first
    for program in programs {
      var reader = SedReader(text: program, isExtended: isExtended)
      guard let own = reader.substitutions() else { return nil }
      substitutions += own
    }
  }

  /// The text after all substitutions; nil where a value that is not known decides.
  func applied(to text: TracedText) -> TracedText? {
    var result = TracedText()
    var start = 0
    while start < text.count {
      let end = text.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      var line: TracedText? = text.slice(ByteRange(start, end))
      for substitution in substitutions { line = line.flatMap(substitution.applied) }
      guard let line else { return nil }
      result.append(line)
      result.append(text.slice(ByteRange(end, min(end + 1, text.count))))
      start = end + 1
    }
    return result
  }
}

/// One `s/PATTERN/TEXT/` with a pattern of plain characters and `.`.
private struct Substitution {
  /// The bytes to find; nil stands for any.
  var pattern: [UInt8?] = []
  var replacement = TracedText()
  var isGlobal = false

  func applied(to line: TracedText) -> TracedText? {
    var result = TracedText()
    var (start, offset) = (0, 0)
    while offset + pattern.count <= line.count {
      guard let matches = matches(line.bytes, at: offset) else { return nil }
      guard matches else {
        offset += 1
        continue
      }
      result.append(line.slice(ByteRange(start, offset)))
      result.append(replacement)
      offset += pattern.count
      start = offset
      if !isGlobal { break }
    }
    result.append(line.slice(ByteRange(start, line.count)))
    return result
  }

  /// Whether the pattern matches there; nil where `.` meets a value that is not known.
  private func matches(_ bytes: [UInt8], at offset: Int) -> Bool? {
    for (index, wanted) in pattern.enumerated() {
      let byte = bytes[offset + index]
      if let wanted {
        if byte != wanted { return false }
      } else if byte == TracedText.holeByte {
        return nil
      }
    }
    return true
  }
}

/// Reads a program of sed(1).
private struct SedReader {
  let text: TracedText
  let isExtended: Bool
  private var offset = 0

  init(text: TracedText, isExtended: Bool) {
    self.text = text
    self.isExtended = isExtended
  }

  /// All commands; nil if one is no plain substitution.
  mutating func substitutions() -> [Substitution]? {
    var result: [Substitution] = []
    while let byte = next() {
      if isBlank(byte) || byte == UInt8(ascii: ";") { continue }
      guard byte == UInt8(ascii: "s"), let delimiter = next(), let own = substitution(delimiter)
      else { return nil }
      result.append(own)
    }
    return result.isEmpty ? nil : result
  }

  private mutating func next() -> UInt8? {
    guard offset < text.count else { return nil }
    offset += 1
    return text.bytes[offset - 1]
  }

  private mutating func substitution(_ delimiter: UInt8) -> Substitution? {
    var result = Substitution()
    while let byte = next(), byte != delimiter {
      if byte == UInt8(ascii: "\\") {
        guard let quoted = next(), quoted == delimiter || ".*[]^$\\/".utf8.contains(quoted) else {
          return nil
        }
        result.pattern.append(quoted)
      } else if byte == UInt8(ascii: ".") {
        result.pattern.append(nil)
      } else {
        let special = isExtended ? "*[]^$+?(){}|\0" : "*[]^$\0"
        if special.utf8.contains(byte) { return nil }
        result.pattern.append(byte)
      }
    }
    guard !result.pattern.isEmpty, let replacement = replacement(delimiter) else { return nil }
    result.replacement = replacement
    while offset < text.count, let flag = next() {
      if flag == UInt8(ascii: ";") || flag == UInt8(ascii: "\n") { break }
      guard flag == UInt8(ascii: "g") else { return nil }
      result.isGlobal = true
    }
    return result
  }

  private mutating func replacement(_ delimiter: UInt8) -> TracedText? {
    var result = TracedText()
    while let byte = next() {
      if byte == delimiter { return result }
      if byte == UInt8(ascii: "&") { return nil }
      if byte == UInt8(ascii: "\\") {
        guard let quoted = next(), quoted == delimiter || "&\\/".utf8.contains(quoted) else {
          return nil
        }
      }
      result.append(text.slice(ByteRange(offset - 1, offset)))
    }
    return nil
  }
}
