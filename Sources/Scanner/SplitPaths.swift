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
  rules.pathMarkers.flatMap { marker -> [SplitPath] in
    let words = marker.split(separator: "/").map { [UInt8]($0.utf8) }
    guard words.count > 1 else { return [] }
    return Markers([words[0]]).allOccurrences(in: bytes).compactMap { found in
      splitPath(bytes, from: found.offset, words, rules)
    }
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

private func isQuote(_ byte: UInt8) -> Bool { "\"'`".utf8.contains(byte) }
