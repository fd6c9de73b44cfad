package import Rules
import Text

/// The places where a deprecated path goes on whose beginning stands elsewhere: `BASE=.../backup`
/// in one file and `"$BASE/tenant/snapshots"` in another. No marker stands there.
package func pathEnds(in bytes: [UInt8], _ rules: RuleSet) -> [SplitPath] {
  let slash = UInt8(ascii: "/")
  var firstWords: [Substring] = []
  for word in rules.pathMarkers.compactMap({ $0.split(separator: "/").first })
  where !firstWords.contains(word) {
    firstWords.append(word)
  }
  let ends = rules.pathEnds.map { [UInt8]($0.utf8) }
  return Markers(ends).allOccurrences(in: bytes).compactMap { found in
    let start = found.offset
    guard isEdge(bytes[..<start]) else { return nil }
    let token = bytes[start...].prefix(100).prefix { isNameByte($0) || $0 == slash }
    let rule = firstWords.lazy.compactMap { word in
      rules.rule(ofPathEndingIn: [UInt8](word.utf8) + [slash] + token)
    }.first
    return rule.map { SplitPath(range: ByteRange(start, token.endIndex), rule: $0) }
  }
}

/// Whether the end of a path may begin behind a text: after a quote, an equals sign or a blank, or
/// after a slash that follows one of these or an expansion.
private func isEdge(_ text: ArraySlice<UInt8>) -> Bool {
  guard let last = text.last else { return true }
  if last != UInt8(ascii: "/") { return isQuote(last) || "= \t\n:>".utf8.contains(last) }
  let before = text.dropLast()
  guard let edge = before.last else { return true }
  if isQuote(edge) || "})]%= \t\n".utf8.contains(edge) { return true }
  let name = before.reversed().prefix { isNameByte($0) }.count
  return name > 0 && before.dropLast(name).last == UInt8(ascii: "$")
}
