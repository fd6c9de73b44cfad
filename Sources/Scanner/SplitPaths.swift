package import Rules
package import Text

/// A place where the words of a marker stand side by side as strings, as in
/// `[base, "backup", "tenant", "snapshots"].join("/")`.
package struct SplitPath: Sendable {
  package let range: ByteRange
  /// The first rule whose path goes on with the string that follows.
  package let rule: Rule
}

/// The places where strings side by side spell a deprecated path. No marker stands there, so that
/// no other search finds them.
package func splitPaths(in bytes: [UInt8], rules: RuleSet) -> [SplitPath] {
  var known: [[UInt8]: [Occurrence]] = [:]
  return rules.pathMarkers.flatMap { marker -> [SplitPath] in
    let words = marker.split(separator: "/").map { [UInt8]($0.utf8) }
    guard words.count > 1 else { return [] }
    lazy var isApart = words.dropFirst().allSatisfy { isString($0, in: bytes) }
    let places = known[words[0]] ?? Markers([words[0]]).allOccurrences(in: bytes)
    known[words[0]] = places
    return places.compactMap { found in
      splitPath(bytes, from: found.offset, words, rules)
        ?? (isApart ? openPath(bytes, from: found.offset, words, rules) : nil)
    }
  }
}

/// Whether a word stands in the text as a string of its own.
private func isString(_ word: [UInt8], in bytes: [UInt8]) -> Bool {
  Markers([word]).allOccurrences(in: bytes).contains { found in
    let end = found.offset + word.count
    return found.offset > 0 && end < bytes.count && isQuote(bytes[end])
      && bytes[found.offset - 1] == bytes[end]
  }
}

/// A path whose first word stands here, and the next one is a value: `/backup/{kind}/snapshots`,
/// `/backup/" + kind`.
private func openPath(
  _ bytes: [UInt8], from start: Int, _ words: [[UInt8]], _ rules: RuleSet
) -> SplitPath? {
  let slash = UInt8(ascii: "/")
  let end = start + words[0].count
  guard start > 0, bytes[start - 1] == slash, end + 1 < bytes.count, bytes[end] == slash,
    "{%$\"'`#<".utf8.contains(bytes[end + 1])
  else { return nil }
  let token = bytes[(end + 1)...].prefix(100).prefix {
    !isQuote($0) && !" \t\r\n".utf8.contains($0)
  }
  let rest = token.firstIndex(of: slash).map { token[$0...] } ?? []
  let text = Array(words.joined(separator: [slash]))
  let whole = rules.rule(ofPathEndingIn: text + rest)
  return (whole ?? rules.rule(ofPathEndingIn: text + [slash])).map {
    SplitPath(range: ByteRange(start, max(end + 1, token.endIndex)), rule: $0)
  }
}

private func splitPath(
  _ bytes: [UInt8], from start: Int, _ words: [[UInt8]], _ rules: RuleSet
) -> SplitPath? {
  guard start > 0, isQuote(bytes[start - 1]) else { return nil }
  var end = start - 1
  for (index, word) in words.enumerated() {
    guard let own = string(bytes, from: end, isFirst: index == 0), bytes[own] == word[...] else {
      return nil
    }
    end = own.end + 1
  }
  var text = Array(words.joined(separator: [UInt8(ascii: "/")]))
  let next = string(bytes, from: end, isFirst: false)
  if let next, let rule = rules.rule(ofPathEndingIn: text + [UInt8(ascii: "/")] + bytes[next]) {
    return SplitPath(range: ByteRange(start, next.end), rule: rule)
  }
  text += [UInt8(ascii: "/")]
  return rules.rule(ofPathEndingIn: text).map {
    SplitPath(range: ByteRange(start, end - 1), rule: $0)
  }
}

/// The text of the string that begins at a place, or after a comma there.
private func string(_ bytes: [UInt8], from place: Int, isFirst: Bool) -> ByteRange? {
  var start = place
  while !isFirst, start < bytes.count, [UInt8](" \t\r\n,".utf8).contains(bytes[start]) {
    start += 1
  }
  guard start < bytes.count, isQuote(bytes[start]), isFirst || start > place else { return nil }
  let end = bytes[(start + 1)...].prefix(100).firstIndex(of: bytes[start])
  return end.map { ByteRange(start + 1, $0) }
}

func isQuote(_ byte: UInt8) -> Bool { "\"'`".utf8.contains(byte) }
