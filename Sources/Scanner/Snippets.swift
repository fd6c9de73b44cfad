package import Rules
import ShellSyntax
package import Text

/// The commands of a prose file that begin with a client's name: a line `curl ...`, perhaps after
/// a prompt, with its continuation lines.
package func snippets(of file: FileID, bytes: [UInt8]) -> [Snippet] {
  var result: [Snippet] = []
  var offset = 0
  while offset < bytes.count {
    let end = lineEnd(bytes, from: offset)
    if let start = commandStart(bytes, offset, end) {
      let stop = commandEnd(bytes, from: start, firstLine: end)
      result.append(Snippet(file: file, range: ByteRange(start, stop)))
      offset = max(stop, end) + 1
    } else {
      offset = end + 1
    }
  }
  return result
}

private func lineEnd(_ bytes: [UInt8], from offset: Int) -> Int {
  bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
}

/// Where the command begins on a line that is one, after blanks and a prompt.
private func commandStart(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
  var offset = start
  let skipped = [UInt8](" \t$>`*-".utf8)
  while offset < end, skipped.contains(bytes[offset]) { offset += 1 }
  let isCommand = ["curl ", "atlas "].contains { bytes[offset..<end].starts(with: $0.utf8) }
  return isCommand ? offset : nil
}

/// The end of a command: of its last continuation line, or where its last open quote ends.
private func commandEnd(_ bytes: [UInt8], from start: Int, firstLine: Int) -> Int {
  var end = firstLine
  for _ in 0..<100 {
    let text = Array(bytes[start..<end])
    let isOpen = !parseShell(text).issues.isEmpty
    guard endsInBackslash(text) || isOpen, end < bytes.count else { break }
    end = lineEnd(bytes, from: end + 1)
  }
  if !parseShell(Array(bytes[start..<end])).issues.isEmpty { end = firstLine }
  while end > start, bytes[end - 1] == UInt8(ascii: "`") || bytes[end - 1] == 13 { end -= 1 }
  return end
}

private func endsInBackslash(_ text: [UInt8]) -> Bool {
  (text.last == 13 ? text.dropLast() : text[...]).last == UInt8(ascii: "\\")
}

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
  while start > 0, isURLByte(bytes[start - 1]) { start -= 1 }
  var end = offset
  while end < bytes.count, isURLByte(bytes[end]) { end += 1 }
  while end > start, [UInt8](".,;:".utf8).contains(bytes[end - 1]) { end -= 1 }
  return ByteRange(start, end)
}

private func isURLByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: [UInt8]("/:._-{}$%?=&~@!*+#,[]".utf8).contains(byte)
  }
}
