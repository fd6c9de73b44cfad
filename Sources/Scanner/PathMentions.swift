package import Rules
package import Text

/// A place where a deprecated path is written in full, found as text.
package struct PathMention: Sendable {
  package let range: ByteRange
  package let rule: Rule
  package let path: PathMatch
  package let replacements: [PathReplacement]?
}

/// The deprecated paths written in `bytes` at the occurrences of a marker: each is the run of
/// bytes around it that a URL may hold, with expansions and placeholders of any language.
package func pathMentions(in bytes: [UInt8], at offsets: [Int], rules: RuleSet) -> [PathMention] {
  var result: [PathMention] = []
  for offset in offsets {
    let range = urlRange(bytes, around: offset)
    if result.last?.range == range { continue }
    let text = Array(bytes[range]).map { $0 == UInt8(ascii: "`") ? TracedText.holeByte : $0 }
    guard let match = rules.match(placeholdersAsHoles(text), hole: TracedText.holeByte),
      let candidate = match.candidates.first
    else { continue }
    result.append(
      PathMention(
        range: range, rule: candidate.rule, path: candidate.path,
        replacements: match.replacements))
  }
  return result
}

/// The first rule whose path goes on as the text of a marker at `range` begins.
package func firstRule(
  ofPathBegunIn bytes: [UInt8], at range: ByteRange, rules: RuleSet
) -> Rule? {
  let token = urlRange(bytes, around: range.start)
  guard goesOnUnknown(bytes[range.end..<max(range.end, token.end)]) else { return nil }
  let text = Array(bytes[token.start..<range.end]) + [UInt8(ascii: "/"), TracedText.holeByte]
  let match = rules.match(placeholdersAsHoles(text), hole: TracedText.holeByte)
  return match?.candidates.first?.rule
}

/// Whether a path ends here as far as it is written: what follows is an expansion or nothing.
private func goesOnUnknown(_ rest: ArraySlice<UInt8>) -> Bool {
  let rest = rest.first == UInt8(ascii: "/") ? rest.dropFirst() : rest
  guard let next = rest.first else { return true }
  return [UInt8]("$%{".utf8).contains(next)
}

/// `%s`, `:name` and `$name` segments count as unknown text of the same length.
private func placeholdersAsHoles(_ text: [UInt8]) -> [UInt8] {
  var result = text
  for (offset, byte) in text.enumerated()
  where byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%") {
    result[offset] = TracedText.holeByte
  }
  return result
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
  var end = offset
  while end < bytes.count {
    if let action = actionEnd(bytes, from: end) {
      end = action
    } else if isURLByte(bytes[end]) {
      end += 1
    } else {
      break
    }
  }
  while end > start, [UInt8](".,;:".utf8).contains(bytes[end - 1]) { end -= 1 }
  return ByteRange(start, end)
}

/// Where the `{{ expression }}` of a template begins that ends at an offset on its line.
private func actionStart(_ bytes: [UInt8], endingAt end: Int) -> Int? {
  guard end >= 4, bytes[(end - 2)..<end].elementsEqual("}}".utf8) else { return nil }
  let before = bytes[max(0, end - 200)..<(end - 2)]
  let line = before.lastIndex(of: 0x0A).map { before[($0 + 1)...] } ?? before
  return line.indices.dropLast().last { line[$0...].starts(with: "{{".utf8) }
}

/// Where the `{{ expression }}` of a template ends that begins at an offset on its line.
private func actionEnd(_ bytes: [UInt8], from start: Int) -> Int? {
  guard bytes[start...].starts(with: "{{".utf8) else { return nil }
  let line = bytes[(start + 2)...].prefix(200).prefix { $0 != 0x0A }
  return line.indices.dropLast().first { line[$0...].starts(with: "}}".utf8) }.map { $0 + 2 }
}

private func isURLByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: [UInt8]("/:._-{}$%?=&~@!*+#,[]".utf8).contains(byte)
  }
}
