import Text

/// Objects, arrays and sums of objects as JSON text.
extension JQBuilder {
  func object(_ members: [JQMember], _ node: JQNode) -> TracedText? {
    guard areDistinct(members), let inside = self.members(members, in: node) else { return nil }
    return brackets(node, inside)
  }

  /// The text in the brackets of `node` with those brackets.
  private func brackets(_ node: JQNode, _ inside: TracedText) -> TracedText {
    let start = ByteRange(node.range.start, node.range.start + 1)
    let end = ByteRange(node.range.end - 1, node.range.end)
    return program.slice(start) + inside + program.slice(end)
  }

  private func areDistinct(_ members: [JQMember]) -> Bool {
    let names = members.map(\.constantKey)
    return Set(names).count == names.count
  }

  /// The members with the white space around them; a comma behind the last one is left out.
  private func members(_ members: [JQMember], in node: JQNode) -> TracedText? {
    var result = TracedText()
    var position = node.range.start + 1
    for (index, member) in members.enumerated() {
      guard let separator = separator(position, member.range.start, hasComma: index > 0),
        let text = self.member(member)
      else { return nil }
      result.append(separator)
      result.append(text)
      position = member.range.end
    }
    let end = node.range.end - 1
    if let comma = commaIndex(position, end) {
      guard let before = gap(position, comma), let after = gap(comma + 1, end) else { return nil }
      return result + before + after
    }
    return gap(position, end).map { result + $0 }
  }

  private func commaIndex(_ start: Int, _ end: Int) -> Int? {
    var place = start
    while place < end {
      switch program.bytes[place] {
      case UInt8(ascii: ","): return place
      case UInt8(ascii: "#"):
        while place < end, program.bytes[place] != UInt8(ascii: "\n") { place += 1 }
      default: place += 1
      }
    }
    return nil
  }

  /// The white space between two tokens, with the comma between two members.
  private func separator(_ start: Int, _ end: Int, hasComma: Bool) -> TracedText? {
    guard hasComma else { return gap(start, end) }
    guard let comma = commaIndex(start, end), let before = gap(start, comma),
      let after = gap(comma + 1, end)
    else { return nil }
    return before + program.slice(ByteRange(comma, comma + 1)) + after
  }

  private func member(_ member: JQMember) -> TracedText? {
    guard let value = member.value else { return shorthand(member) }
    guard let key = key(member) else { return nil }
    let rest = member.keyRange.end..<value.range.start
    guard let colon = program.bytes[rest].firstIndex(of: UInt8(ascii: ":")),
      let before = gap(member.keyRange.end, colon), let after = gap(colon + 1, value.range.start),
      let text = self.value(of: value)
    else { return nil }
    return key + before + program.slice(ByteRange(colon, colon + 1)) + after + text
  }

  private func key(_ member: JQMember) -> TracedText? {
    let origin = program.span(of: member.keyRange)
    switch member.key {
    case .name(let name):
      guard !name.contains(TracedText.holeByte) else { return nil }
      let quote = [UInt8(ascii: "\"")]
      return TracedText(unit: quote + name + quote, origin: origin)
    case .string(let string):
      guard string.constant != nil else { return nil }
      let text = program.slice(string.range)
      return string.format == nil ? text : text.standing(at: origin)
    case .computed(let node):
      guard case .string(let string) = node.kind, string.constant != nil else { return nil }
      return program.slice(string.range).standing(at: origin)
    case .variable: return nil
    }
  }

  /// `{$name}`
  private func shorthand(_ member: JQMember) -> TracedText? {
    guard case .variable(let name) = member.key else { return nil }
    let origin = program.span(of: member.keyRange)
    let variable = JQNode(kind: .variable(name), range: member.keyRange)
    guard !name.contains(TracedText.holeByte), let value = value(of: variable) else { return nil }
    return TracedText(unit: [UInt8]("\"\(text(name))\":".utf8), origin: origin) + value
  }

  // MARK: Arrays

  func array(_ items: JQNode?, _ node: JQNode) -> TracedText? {
    guard let items else {
      return gap(node.range.start + 1, node.range.end - 1).map { brackets(node, $0) }
    }
    var all = [items]
    if case .comma(let several) = items.kind { all = several }
    var result = TracedText()
    var position = node.range.start + 1
    for (index, item) in all.enumerated() {
      guard let before = separator(position, item.range.start, hasComma: index > 0),
        let text = value(of: item)
      else { return nil }
      result.append(before)
      result.append(text)
      position = item.range.end
    }
    return gap(position, node.range.end - 1).map { brackets(node, result + $0) }
  }

  // MARK: Parentheses and sums

  /// What stands in parentheses, which belong to its first and last piece.
  func bracketed(_ inner: JQNode, _ node: JQNode) -> TracedText? {
    guard let text = value(of: inner) else { return nil }
    switch inner.kind {
    case .object, .array, .operation: break
    default: return text.standing(at: program.span(of: node.range))
    }
    let end = text.count
    guard end >= 2 else { return nil }
    let opening = program.span(of: ByteRange(node.range.start, inner.range.start + 1))
    let closing = program.span(of: ByteRange(inner.range.end - 1, node.range.end))
    return text.slice(ByteRange(0, 1)).standing(at: opening)
      + text.slice(ByteRange(1, end - 1))
      + text.slice(ByteRange(end - 1, end)).standing(at: closing)
  }

  /// `{...} + {...}` is one object; the comma between them is what stands between their members.
  func sum(_ operands: [JQNode], _ operators: [JQOperator]) -> TracedText? {
    guard operators.allSatisfy({ $0 == .add }) else { return nil }
    var all: [JQMember] = []
    var result = TracedText()
    var previous: JQNode?
    for operand in operands {
      guard case .object(let members) = operand.kind, !members.isEmpty,
        let inside = self.members(members, in: operand)
      else { return nil }
      all += members
      if let previous {
        let range = ByteRange(previous.range.end - 1, operand.range.start + 1)
        result.append(unit(",", program.span(of: range)))
      }
      result.append(inside)
      previous = operand
    }
    guard let opening = operands.first, let closing = previous, areDistinct(all) else { return nil }
    let start = ByteRange(opening.range.start, opening.range.start + 1)
    let end = ByteRange(closing.range.end - 1, closing.range.end)
    return program.slice(start) + result + program.slice(end)
  }
}

extension JQMember {
  /// The key, if the program spells it.
  fileprivate var constantKey: [UInt8]? {
    switch key {
    case .name(let name), .variable(let name): return name
    case .string(let string): return string.constant
    case .computed(let node):
      guard case .string(let string) = node.kind else { return nil }
      return string.constant
    }
  }
}
