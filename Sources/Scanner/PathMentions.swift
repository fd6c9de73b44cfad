package import Rules
package import Text

/// A place where a deprecated path is written in full, found as text.
package struct PathMention: Sendable {
  package let range: ByteRange
  package let rule: Rule
  package let path: PathMatch
  package let replacements: [PathReplacement]?
  /// Whether unknown text decides which operation is called.
  package let isAmbiguous: Bool

  /// The same path at a place where it is written in another way, so that its edits do not fit.
  package func elsewhere(_ range: ByteRange) -> PathMention {
    PathMention(
      range: range, rule: rule, path: path, replacements: nil, isAmbiguous: isAmbiguous)
  }
}

/// The deprecated paths written in `bytes` at the occurrences of a marker: each is the run of
/// bytes around it that a URL may hold, with expansions and placeholders of any language.
package func pathMentions(in bytes: [UInt8], at offsets: [Int], rules: RuleSet) -> [PathMention] {
  var result: [PathMention] = []
  for offset in offsets {
    let token = operand(in: bytes, urlRange(bytes, around: offset), around: offset)
    if result.last?.range == token { continue }
    let mention =
      mention(in: bytes, token, rules) ?? mention(in: bytes, cell(in: bytes, token, offset), rules)
      ?? mention(in: bytes, withoutStars(bytes, token), rules)
    if let mention, result.last?.range != mention.range { result.append(mention) }
  }
  return result
}

private func mention(in bytes: [UInt8], _ range: ByteRange, _ rules: RuleSet) -> PathMention? {
  let text = Array(bytes[range]).map { $0 == UInt8(ascii: "`") ? TracedText.holeByte : $0 }
  let path = placeholdersAsHoles(text)
  let whole = rules.match(path, hole: TracedText.holeByte)
  guard let match = whole ?? tail(of: path, rules), let candidate = match.candidates.first else {
    return nil
  }
  return PathMention(
    range: range, rule: candidate.rule, path: candidate.path, replacements: whole?.replacements,
    isAmbiguous: match.isAmbiguous)
}

/// A token without the stars around it: a pattern of `case`.
private func withoutStars(_ bytes: [UInt8], _ token: ByteRange) -> ByteRange {
  var (start, end) = (token.start, token.end)
  while start < end, bytes[start] == UInt8(ascii: "*") { start += 1 }
  while end > start, bytes[end - 1] == UInt8(ascii: "*") { end -= 1 }
  return ByteRange(start, end)
}

/// The part of a token around an offset between commas, or after a colon that is no part of
/// `https://`: a cell of a table, or what stands after a name.
private func cell(in bytes: [UInt8], _ token: ByteRange, _ offset: Int) -> ByteRange {
  let isComma = { (place: Int) in bytes[place] == UInt8(ascii: ",") }
  let isColon = { (place: Int) in
    bytes[place] == UInt8(ascii: ":")
      && !(place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "/"))
  }
  let before = (token.start..<max(token.start, offset)).last { isComma($0) || isColon($0) }
  let after = (min(offset, token.end)..<token.end).first(where: isComma)
  return ByteRange(before.map { $0 + 1 } ?? token.start, after ?? token.end)
}

/// The argument of a function of make that holds an offset: `$(call get,groups/...)`.
private func operand(in bytes: [UInt8], _ token: ByteRange, around offset: Int) -> ByteRange {
  guard let comma = bytes[token.start..<offset].lastIndex(of: UInt8(ascii: ",")),
    bytes[..<token.start].suffix(7).elementsEqual("$(call ".utf8)
  else { return token }
  return ByteRange(comma + 1, token.end)
}

/// The path of which a text is the end, from the collection on: what comes before it is written
/// elsewhere.
private func tail(of text: [UInt8], _ rules: RuleSet) -> OperationMatch? {
  let own = text.first == UInt8(ascii: "/") ? text.dropFirst() : text[...]
  let path = [TracedText.holeByte, UInt8(ascii: "/")] + own
  return rules.match(path, hole: TracedText.holeByte)
}

/// The first rule whose path goes on as the text of a marker at `range` begins.
package func firstRule(
  ofPathBegunIn bytes: [UInt8], at range: ByteRange, rules: RuleSet
) -> Rule? {
  let token = urlRange(bytes, around: range.start)
  guard goesOnUnknown(bytes[range.end..<max(range.end, token.end)]) else { return nil }
  let text = Array(bytes[token.start..<range.end]) + [UInt8(ascii: "/"), TracedText.holeByte]
  let path = placeholdersAsHoles(text)
  let match = rules.match(path, hole: TracedText.holeByte) ?? tail(of: path, rules)
  return match?.candidates.first?.rule
}

/// Whether a path ends here as far as it is written: what follows is an expansion or nothing.
private func goesOnUnknown(_ rest: ArraySlice<UInt8>) -> Bool {
  let rest = rest.first == UInt8(ascii: "/") ? rest.dropFirst() : rest
  guard let next = rest.first else { return true }
  return [UInt8]("$%{".utf8).contains(next)
}

/// `%s`, `%NAME%`, `$name` and what stands in the marks of an expression count as unknown text of
/// the same length.
private func placeholdersAsHoles(_ text: [UInt8]) -> [UInt8] {
  var result = text
  var offset = 0
  while offset < text.count {
    var start = offset
    var end = actionEnd(text, from: offset)
    if end != nil, text[offset] == UInt8(ascii: "/") { start += 1 }
    if end == nil { end = variableEnd(text, from: offset) }
    if let end {
      for place in start..<end { result[place] = TracedText.holeByte }
    }
    offset = max(offset + 1, end ?? 0)
  }
  return result
}

/// Where `$name`, `\$name`, `$env:NAME`, `%NAME%` or `%s` ends that begins at an offset.
private func variableEnd(_ text: [UInt8], from start: Int) -> Int? {
  let isName = { (byte: UInt8) in
    isURLByte(byte) && !"/:.-{}$%?=&~@!*+#,[]".utf8.contains(byte)
  }
  switch text[start] {
  case UInt8(ascii: "\\"): return start + 1
  case UInt8(ascii: "%"):
    let name = text[(start + 1)...].prefix(while: isName)
    let isClosed = name.endIndex < text.count && text[name.endIndex] == UInt8(ascii: "%")
    return name.isEmpty ? start + 1 : isClosed ? name.endIndex + 1 : start + 2
  case UInt8(ascii: "$"):
    let name = text[(start + 1)...]
    let isEnvironment = name.starts(with: "env:".utf8)
    return name.dropFirst(isEnvironment ? 4 : 0).prefix(while: isName).endIndex
  default: return nil
  }
}

private func urlRange(_ bytes: [UInt8], around offset: Int) -> ByteRange {
  var start = offset
  while start > 0 {
    if let action = actionStart(bytes, endingAt: start) {
      start = action
    } else if isURLByte(bytes[start - 1]) {
      start -= 1
    } else {
      break
    }
  }
  // `NAME=` is no part of what it sets.
  if let equals = bytes[start..<offset].lastIndex(of: UInt8(ascii: "=")),
    bytes[start..<equals].allSatisfy({ isNameByte($0) || $0 == 0x2E || $0 == 0x2D })
  {
    start = equals + 1
  }
  var end = offset
  while end < bytes.count {
    if let action = actionEnd(bytes, from: end) {
      end = action
    } else if isURLByte(bytes[end]) || isEscapedDollar(bytes, end) {
      end += 1
    } else {
      break
    }
  }
  while end > start,
    [UInt8](".,;:".utf8).contains(bytes[end - 1]) || isUnopened(bytes[start..<end])
  { end -= 1 }
  return ByteRange(start, end)
}

/// Whether a text ends in a bracket that opens before it, as that of a list or mapping around it.
package func isUnopened(_ text: ArraySlice<UInt8>) -> Bool {
  let pairs: [(UInt8, UInt8)] = [
    (UInt8(ascii: "{"), UInt8(ascii: "}")), (UInt8(ascii: "["), UInt8(ascii: "]")),
  ]
  guard let (open, close) = pairs.first(where: { text.last == $0.1 }) else { return false }
  return text.count { $0 == open } < text.count { $0 == close }
}

/// How expressions are written whose value stands in a path: of templates, of services and of make.
private let expressions: [(open: [UInt8], close: [UInt8])] = [
  ("{{", "}}"), ("${", "}"), ("#{", "}"), ("$(", ")"), ("\\(", ")"), ("<<", ">>"), ("<%", "%>"),
  ("/<", ">"),
].map { ([UInt8]($0.utf8), [UInt8]($1.utf8)) }

/// Where an expression begins that ends at an offset on its line.
private func actionStart(_ bytes: [UInt8], endingAt end: Int) -> Int? {
  let before = bytes[max(0, end - 200)..<end]
  let line = before.lastIndex(of: 0x0A).map { before[($0 + 1)...] } ?? before
  for (open, close) in expressions where line.reversed().starts(with: close.reversed()) {
    let inner = line.dropLast(close.count)
    let start = inner.indices.last { inner[$0...].starts(with: open) }
    if let start, isExpression(inner[(start + open.count)...], open) { return start }
  }
  return end > 0 && isEscapedDollar(bytes, end - 1) ? end - 1 : nil
}

/// Where an expression ends that begins at an offset on its line; the slash before `<name>` counts
/// as its beginning.
private func actionEnd(_ bytes: [UInt8], from start: Int) -> Int? {
  for (open, close) in expressions where bytes[start...].starts(with: open) {
    let line = bytes[(start + open.count)...].prefix(200).prefix { $0 != 0x0A }
    let end = line.indices.first { line[$0...].starts(with: close) }
    guard let end, isExpression(line[..<end], open) else { continue }
    return end + close.count
  }
  return nil
}

/// Whether text may stand between the marks of an expression. `<name>` has no other marks, so that
/// nothing else than words may stand there.
private func isExpression(_ text: ArraySlice<UInt8>, _ open: [UInt8]) -> Bool {
  guard open.elementsEqual("/<".utf8) else { return !text.contains(UInt8(ascii: "/")) }
  return !text.isEmpty && text.allSatisfy { isURLByte($0) && $0 != UInt8(ascii: "/") || $0 == 0x20 }
}

/// Whether a backslash stands before a dollar.
private func isEscapedDollar(_ bytes: [UInt8], _ offset: Int) -> Bool {
  bytes[offset] == UInt8(ascii: "\\") && offset + 1 < bytes.count
    && bytes[offset + 1] == UInt8(ascii: "$")
}

private func isURLByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: [UInt8]("/:._-{}$%?=&~@!*+#,[]".utf8).contains(byte)
  }
}
