/// Whether sed, with these words behind its name, prints nothing but the value of one field of
/// JSON, without its name: `-n 's/.*"id": *"\([^"]*\)".*/\1/p'`.
package func sedTakesValue(_ words: [String]) -> Bool {
  guard words.count == 2, words[0].hasPrefix("-"), words[0].contains("n"),
    words[0].dropFirst().allSatisfy({ "nEr".contains($0) }),
    words[1].hasPrefix("s"), let mark = words[1].dropFirst().first, "/|#,".contains(mark)
  else { return false }
  let parts = words[1].dropFirst(2).split(separator: mark, omittingEmptySubsequences: false)
  guard parts.count == 3, parts[1] == "\\1", parts[2] == "p" else { return false }
  let isExtended = words[0].contains { "Er".contains($0) }
  return takesValue(parts[0].drop { $0 == "^" }, isExtended ? ("(", ")") : ("\\(", "\\)"))
}

/// Whether a pattern is all of a line, with the value of a field in its only group.
private func takesValue(_ pattern: Substring, _ marks: (String, String)) -> Bool {
  guard pattern.hasPrefix(".*\"") else { return false }
  let name = pattern.dropFirst(3).prefix { $0 != "\"" }
  // The links of an answer are many, and each list of them has its own order.
  guard !name.isEmpty, name.allSatisfy(\.isLetter), !["href", "rel"].contains(name),
    let open = place(of: marks.0, in: pattern[name.endIndex...]),
    let close = place(of: marks.1, in: pattern[open.upperBound...]),
    place(of: marks.0, in: pattern[close.upperBound...]) == nil
  else { return false }
  let gap = pattern[name.endIndex..<open.lowerBound]
  let rest = pattern[close.upperBound...]
  return gap.hasPrefix("\"") && gap.contains(":") && gap.hasSuffix("\"")
    && gap.allSatisfy { ": []*\"".contains($0) } && gap.filter { $0 == "\"" }.count == 2
    && ["\".*", "\".*$"].contains(rest)
    && isValue(pattern[open.upperBound..<close.lowerBound])
}

/// Whether a pattern takes letters, digits and the like, or all up to a quote.
private func isValue(_ pattern: Substring) -> Bool {
  guard pattern.hasPrefix("["), let end = pattern.lastIndex(of: "]") else { return false }
  let set = pattern[pattern.index(after: pattern.startIndex)..<end]
  let times = pattern[pattern.index(after: end)...]
  let isPlain = !set.isEmpty && set.allSatisfy { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
  return ["*", "\\+", "+"].contains(times) && (set == "^\"" || isPlain)
}

private func place(of mark: String, in text: Substring) -> Range<Substring.Index>? {
  text.indices.first { text[$0...].hasPrefix(mark) }.map {
    $0..<text.index($0, offsetBy: mark.count)
  }
}
