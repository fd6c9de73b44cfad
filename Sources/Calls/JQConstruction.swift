package import Text

/// The JSON text that `jq -n` prints for a program that only builds a value: objects, arrays and
/// strings of literals and variables, and sums of two objects. Nil for any other program.
///
/// Every byte has as its origin the token of the program that makes it; a value of `$x` that
/// token, not the command line's word. White space of the program stays as white space of the
/// text, so that removing a member with its comma from the text removes it from the program.
package func constructed(
  by program: TracedText, variables: [String: TracedText], json: [String: TracedText]
) -> TracedText? {
  guard case .success(let tree) = JQProgram.parse(program.bytes) else { return nil }
  let builder = JQBuilder(program: program, strings: variables, json: json)
  guard let text = builder.value(of: tree.body) else { return nil }
  let end = program.count
  guard let before = builder.gap(0, tree.body.range.start),
    let after = builder.gap(tree.body.range.end, end)
  else { return nil }
  return before + text + after
}

/// Builds JSON text from the nodes of a program.
struct JQBuilder {
  let program: TracedText
  let strings: [String: TracedText]
  let json: [String: TracedText]

  /// The JSON text of a node's value.
  func value(of node: JQNode) -> TracedText? {
    let origin = program.span(of: node.range)
    switch node.kind {
    case .number: return program.slice(node.range)
    case .negate(let operand):
      guard case .number = operand.kind else { return nil }
      return unit("-", origin) + program.slice(operand.range).standing(at: origin)
    case .string(let string): return self.string(string, of: node)
    case .call(let name, let arguments):
      guard arguments.isEmpty, ["true", "false", "null"].contains(text(name)) else { return nil }
      return program.slice(node.range)
    case .object(let members): return object(members, node)
    case .array(let items): return array(items, node)
    case .operation(let operands, let operators): return sum(operands, operators)
    case .path(let inner, let suffixes) where suffixes.isEmpty: return bracketed(inner, node)
    default: return scalar(node, at: origin)
    }
  }

  func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  func unit(_ text: StaticString, _ origin: Origin?) -> TracedText {
    TracedText(unit: [UInt8](text.description.utf8), origin: origin)
  }

  /// What stands between two tokens: white space as it is, comments as one space.
  func gap(_ start: Int, _ end: Int) -> TracedText? {
    guard start < end else { return start == end ? TracedText() : nil }
    let range = ByteRange(start, end)
    let bytes = program.bytes[range]
    if bytes.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) { return program.slice(range) }
    guard let mark = bytes.firstIndex(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }),
      bytes[mark] == UInt8(ascii: "#")
    else { return nil }
    return unit(" ", program.span(of: range))
  }

  // MARK: Scalars

  /// A variable, or what a conversion makes of it; all of the node is its origin.
  private func scalar(_ node: JQNode, at origin: Origin?) -> TracedText? {
    if let string = knownString(node) {
      let quote = unit("\"", origin)
      return quote + string.jsonString(at: origin) + quote
    }
    return knownJSON(node)?.standing(at: origin)
  }

  /// The text of a node that is a string.
  private func knownString(_ node: JQNode) -> TracedText? {
    switch node.kind {
    case .variable(let name): return strings[text(name)]
    case .path(let base, let suffixes): return member(of: base, suffixes)
    case .pipe(let stages):
      guard stages.count == 2, stages[1].kind == .call([UInt8]("tostring".utf8), []) else {
        return nil
      }
      if let string = knownString(stages[0]) { return string }
      return knownJSON(stages[0]).flatMap { $0.bytes.allSatisfy(\.isJQDigit) ? $0 : nil }
    default: return nil
    }
  }

  /// `$ARGS.named.x`, `$ENV.X`, `env.X`, or `(pipe)`.
  private func member(of base: JQNode, _ suffixes: [JQSuffix]) -> TracedText? {
    if suffixes.isEmpty { return knownString(base) }
    let names = suffixes.compactMap(\.name).map(text)
    guard names.count == suffixes.count else { return nil }
    switch base.kind {
    case .variable(let name) where text(name) == "ARGS" && names.count == 2:
      return names[0] == "named" ? strings[names[1]] : nil
    case .variable(let name) where text(name) == "ENV" && names.count == 1:
      return TracedText(Hole(kind: .variable, name: names[0]))
    case .call(let name, let arguments)
    where text(name) == "env" && arguments.isEmpty && names.count == 1:
      return TracedText(Hole(kind: .variable, name: names[0]))
    default: return nil
    }
  }

  /// The JSON text of a node that is given as such, or is a string read as a number or as JSON.
  private func knownJSON(_ node: JQNode) -> TracedText? {
    switch node.kind {
    case .variable(let name): return json[text(name)]
    case .path(let base, let suffixes):
      if suffixes.isEmpty { return knownJSON(base) }
      guard case .variable(let name) = base.kind, text(name) == "ARGS", suffixes.count == 2,
        suffixes[0].name.map(text) == "named", let own = suffixes[1].name
      else { return nil }
      return json[text(own)]
    case .pipe(let stages):
      guard stages.count == 2, case .call(let name, []) = stages[1].kind else { return nil }
      switch text(name) {
      case "tonumber":
        return (knownString(stages[0]) ?? knownJSON(stages[0])).flatMap(number)
      case "fromjson": return knownString(stages[0])
      default: return nil
      }
    default: return nil
    }
  }

  /// `text` if it is or may be a number.
  private func number(_ text: TracedText) -> TracedText? {
    let isNumber = text.bytes.allSatisfy {
      $0.isJQDigit || $0 == TracedText.holeByte || "+-.eE".utf8.contains($0)
    }
    return isNumber && !text.isEmpty ? text : nil
  }

  // MARK: Strings

  /// A literal stands for itself: jq's escapes are those of JSON.
  private func string(_ string: JQString, of node: JQNode) -> TracedText? {
    if string.constant != nil {
      let text = program.slice(string.range)
      return string.format == nil ? text : text.standing(at: program.span(of: node.range))
    }
    guard string.format == nil || string.format == [UInt8]("text".utf8) else { return nil }
    var result = TracedText()
    var position = string.range.start
    for case .interpolation(let inner) in string.parts {
      let start = inner.range.start
      guard let opening = openingOfInterpolation(before: start, from: position),
        let closing = program.bytes[inner.range.end...].firstIndex(of: UInt8(ascii: ")")),
        let text = knownString(inner) ?? knownJSON(inner).flatMap(number)
      else { return nil }
      let origin = program.span(of: ByteRange(opening, closing + 1))
      result.append(program.slice(ByteRange(position, opening)))
      result.append(text.jsonString(at: origin))
      position = closing + 1
    }
    result.append(program.slice(ByteRange(position, string.range.end)))
    return string.format == nil ? result : result.standing(at: program.span(of: node.range))
  }

  /// Where the `\(` in front of an interpolation's pipe stands.
  private func openingOfInterpolation(before end: Int, from start: Int) -> Int? {
    var place = end - 2
    while place >= start {
      if program.bytes[place] == UInt8(ascii: "\\"), program.bytes[place + 1] == 0x28 {
        return place
      }
      place -= 1
    }
    return nil
  }
}

extension JQSuffix {
  /// The name that `.name`, `."name"` or `["name"]` spells.
  fileprivate var name: [UInt8]? {
    switch kind {
    case .field(let name): return name
    case .string(let string): return string.constant
    case .index(let node):
      guard case .string(let string) = node.kind else { return nil }
      return string.constant
    default: return nil
    }
  }
}
