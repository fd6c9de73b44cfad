import Text

/// Reads the values and recipe lines of a makefile. References are left in the text.
struct MakeText {
  let whole: TracedText
  init(_ whole: TracedText) { self.whole = whole }

  /// A variable's value: up to a comment, with the blanks before it; continued lines are joined
  /// by one blank.
  func value(of range: ByteRange) -> TracedText {
    var result = TracedText()
    var offset = range.start
    var start = offset
    var end = range.end
    while offset < end {
      let byte = whole.bytes[offset]
      if byte == UInt8(ascii: "#"), offset == range.start || whole.bytes[offset - 1] != 0x5C {
        end = offset
      } else if byte == 0x5C, let next = afterLineEnd(offset + 1) {
        result.append(whole.slice(ByteRange(start, offset)).inside(.makeValue))
        result.append(
          whole.unit(ByteRange(offset, min(next, end)), meaning: [0x20], inside: .makeValue))
        offset = min(next, end)
        start = offset
      } else {
        offset += 1
      }
    }
    result.append(whole.slice(ByteRange(start, end)).inside(.makeValue))
    return result
  }

  /// The place after a line end and the blanks that follow it.
  private func afterLineEnd(_ offset: Int) -> Int? {
    var offset = offset
    if offset < whole.count, whole.bytes[offset] == 0x0D { offset += 1 }
    guard offset < whole.count, whole.bytes[offset] == 0x0A else { return nil }
    offset += 1
    while offset < whole.count, whole.bytes[offset] == 0x20 || whole.bytes[offset] == 0x09 {
      offset += 1
    }
    return offset
  }

  /// A recipe line without its prefix and marks; continued lines stay as the shell sees them
  /// (GNU make, "Splitting Recipe Lines").
  func recipe(_ range: ByteRange, isFirst: Bool) -> TracedText {
    var offset = range.start + 1
    let marks = [UInt8]("@-+ \t".utf8)
    while offset < range.end, marks.contains(whole.bytes[offset]) { offset += 1 }
    var result = TracedText()
    var start = offset
    while offset < range.end {
      offset += 1
      guard whole.bytes[offset - 1] == 0x0A, offset < range.end, whole.bytes[offset] == 0x09
      else { continue }
      result.append(whole.slice(ByteRange(start, offset)).inside(.doubledDollar))
      offset += 1
      start = offset
    }
    result.append(whole.slice(ByteRange(start, max(start, range.end))).inside(.doubledDollar))
    return result
  }

  /// The lines of a recipe's line in which values have several: each is a command of its own.
  static func lines(of text: TracedText) -> [TracedText] {
    let marks = [UInt8]("@-+ \t".utf8)
    var result: [TracedText] = []
    var (start, slashes) = (0, 0)
    for (offset, byte) in (text.bytes + [0x0A]).enumerated() {
      if byte == 0x0A, slashes % 2 == 0 {
        while start < offset, marks.contains(text.bytes[start]) { start += 1 }
        result.append(text.slice(ByteRange(start, offset)))
        start = offset + 1
      }
      // A line may end in a return as well.
      slashes = byte == 0x5C ? slashes + 1 : byte == 0x0D ? slashes : 0
    }
    return result
  }
}

/// `$(subst FROM,TO,TEXT)` with words that are written out.
struct MakeSubstitution {
  private let old: [UInt8]
  private let new: [UInt8]
  /// Where the text stands that it is about.
  let text: ByteRange

  /// The call of the function in a range of a text; nil where it is another or holds other calls.
  init?(_ bytes: [UInt8], _ range: ByteRange) {
    let start = [UInt8]("(subst ".utf8)
    guard bytes[range].dropFirst().starts(with: start) else { return nil }
    let words = bytes[(range.start + 1 + start.count)..<(range.end - 1)]
    let parts = words.split(
      separator: UInt8(ascii: ","), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, parts[0].first != UInt8(ascii: " "),
      !(parts[0] + parts[1]).contains(where: { "$(){}\\#\t\n".utf8.contains($0) })
    else { return nil }
    old = Array(parts[0])
    new = Array(parts[1])
    text = ByteRange(parts[2].startIndex, parts[2].endIndex)
  }

  /// A text with all that is replaced in it.
  func applied(to text: TracedText) -> TracedText {
    var result = TracedText()
    var start = 0
    var offset = 0
    while offset + old.count <= text.count {
      guard text.bytes[offset..<(offset + old.count)].elementsEqual(old) else {
        offset += 1
        continue
      }
      result.append(text.slice(ByteRange(start, offset)))
      result.append(TracedText(unwritten: new))
      offset += old.count
      start = offset
    }
    result.append(text.slice(ByteRange(start, text.count)))
    return result
  }
}

/// Replaces the references of a makefile.
struct MakeExpansion {
  var variables: [String: MakeVariable]

  /// What the text is for.
  enum Use { case recipe, environment }

  /// The text with `$$` as a dollar and each reference as its value, or a hole.
  func expanded(_ text: TracedText, _ use: Use) -> TracedText {
    var filling = Filling()
    return expanded(text, use, &filling, depth: 0)
  }

  private func expanded(
    _ text: TracedText, _ use: Use, _ filling: inout Filling, depth: Int
  ) -> TracedText {
    var result = TracedText()
    var start = 0
    var offset = 0
    while offset + 1 < text.count {
      guard text.bytes[offset] == UInt8(ascii: "$") else {
        offset += 1
        continue
      }
      result.append(text.slice(ByteRange(start, offset)))
      if text.bytes[offset + 1] == UInt8(ascii: "$") {
        let pair = ByteRange(offset, offset + 2)
        result.append(text.unit(pair, meaning: [UInt8(ascii: "$")]))
        offset += 2
      } else {
        let end = MakeExpansion.end(ofReference: offset, in: text.bytes)
        result.append(value(of: ByteRange(offset, end), text, use, &filling, depth))
        offset = end
      }
      start = offset
    }
    result.append(text.slice(ByteRange(start, text.count)))
    return result
  }

  private func value(
    of range: ByteRange, _ text: TracedText, _ use: Use, _ filling: inout Filling, _ depth: Int
  ) -> TracedText {
    let source = String(decoding: text.bytes[range], as: UTF8.self)
    let name = source.filter { !"$(){}".contains($0) }
    let hole = TracedText(Hole(kind: .unknown, name: name), origin: text.span(of: range))
    guard depth < 10 else { return hole }
    if let change = MakeSubstitution(text.bytes, range) {
      return change.applied(to: expanded(text.slice(change.text), use, &filling, depth: depth + 1))
    }
    if let parts = Self.callParts(text.bytes, range) {
      return call(parts, text, use, &filling, depth) ?? hole
    }
    switch variables[name] {
    case .expanded(let value): return filling.takes(value) ? value : hole
    case .lines(let value):
      guard use == .recipe, filling.takes(value) else { return hole }
      return expanded(value, use, &filling, depth: depth + 1)
    case .value(let value):
      guard filling.takes(value) else { return hole }
      return expanded(value, use, &filling, depth: depth + 1)
    case .standard(let value):
      guard use == .recipe, filling.takes(value),
        name.utf8.allSatisfy({ $0.isWordByte || $0 == UInt8(ascii: "_") })
      else { return hole }
      return TracedText(unwritten: [UInt8]("${\(name):-".utf8))
        + expanded(value, use, &filling, depth: depth + 1)
        + TracedText(unwritten: [UInt8(ascii: "}")])
    case .unknown, nil: return hole
    }
  }

  /// `$(call NAME,ARGUMENT,...)` of lines that `define` names; nil for another one.
  private func call(
    _ parts: [ByteRange], _ text: TracedText, _ use: Use, _ filling: inout Filling, _ depth: Int
  ) -> TracedText? {
    let name = String(decoding: text.bytes[parts[0]], as: UTF8.self)
    guard use == .recipe, case .lines(let value)? = variables[name], filling.takes(value) else {
      return nil
    }
    var inner = self
    for number in 0..<10 { inner.variables["\(number)"] = .expanded(TracedText()) }
    for (number, part) in parts.enumerated().dropFirst() {
      let argument = expanded(text.slice(part), use, &filling, depth: depth + 1)
      inner.variables["\(number)"] = .expanded(argument)
    }
    return inner.expanded(value, use, &filling, depth: depth + 1)
  }

  /// The name and the arguments of `$(call NAME,ARGUMENT,...)`; nil for another reference.
  static func callParts(_ bytes: [UInt8], _ range: ByteRange) -> [ByteRange]? {
    let word = [UInt8]("call ".utf8)
    guard range.count > word.count + 3, "({".utf8.contains(bytes[range.start + 1]),
      bytes[(range.start + 2)...].starts(with: word)
    else { return nil }
    var parts: [ByteRange] = []
    var (start, depth) = (range.start + 2 + word.count, 0)
    while start < range.end, bytes[start] == 0x20 { start += 1 }
    for offset in start..<range.end {
      if "({".utf8.contains(bytes[offset]) { depth += 1 }
      let isEnd = offset == range.end - 1
      if depth == 0, bytes[offset] == UInt8(ascii: ",") || isEnd {
        parts.append(ByteRange(start, offset))
        start = offset + 1
      }
      if ")}".utf8.contains(bytes[offset]) { depth -= 1 }
    }
    return parts.first?.isEmpty == false ? parts : nil
  }

  /// The references that are calls of functions (`$(shell ...)`, `$(if ...)`): what they make of
  /// the variables in them is not followed.
  static func functionCalls(in bytes: [UInt8]) -> [ByteRange] {
    var result: [ByteRange] = []
    var offset = 0
    while offset + 1 < bytes.count {
      guard bytes[offset] == UInt8(ascii: "$"), bytes[offset + 1] != UInt8(ascii: "$") else {
        offset += bytes[offset] == UInt8(ascii: "$") ? 2 : 1
        continue
      }
      let end = end(ofReference: offset, in: bytes)
      let isCall = bytes[offset..<end].contains { [UInt8](" \t,".utf8).contains($0) }
      if isCall { result.append(ByteRange(offset, end)) }
      offset = isCall ? end : offset + 1
    }
    return result
  }

  /// Where `$(name)`, `${name}` or `$x` ends.
  private static func end(ofReference start: Int, in bytes: [UInt8]) -> Int {
    let open = bytes[start + 1]
    guard open == UInt8(ascii: "(") || open == UInt8(ascii: "{") else { return start + 2 }
    let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "}")
    var depth = 0
    for index in (start + 1)..<bytes.count {
      if bytes[index] == open { depth += 1 }
      if bytes[index] == close { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return bytes.count
  }
}
