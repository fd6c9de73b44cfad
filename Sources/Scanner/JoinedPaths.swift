import Files
import Languages
package import Rules
import Text

/// The places where the words of a deprecated path are joined one by one: `.path("backup")
/// .path("tenant").path("snapshots")`, `/ "backup" / "tenant" / "snapshots"`, `%w[backup tenant
/// snapshots]`, `[clusters, !Ref Name, backup, tenant, snapshots]`. The collection stands before
/// them, and the operation is written.
package func joinedPaths(in bytes: [UInt8], rules: RuleSet) -> [SplitPath] {
  let collections = Markers(rules.collectionMarkers.map { [UInt8]($0.utf8) })
  return rules.pathMarkers.flatMap { marker -> [SplitPath] in
    let words = marker.split(separator: "/").map { [UInt8]($0.utf8) }
    guard words.count > 1 else { return [] }
    return Markers([words[0]]).allOccurrences(in: bytes).compactMap { found in
      let before = Array(bytes[max(0, found.offset - reach)..<found.offset])
      guard collections.occur(in: before) else { return nil }
      return chainedPath(bytes, from: found.offset, words, rules)
        ?? listedPath(bytes, from: found.offset, words, rules)
    }
  }
}

/// Whether a program may put a path together whose last shared word stands at the end of one of its
/// strings: `self.tenant = self.backup + "/tenant"`.
func mayJoinPath(_ file: Candidate, _ rules: RuleSet) -> Bool {
  guard Dialect(path: file.path, bytes: file.bytes) != nil else { return false }
  let bytes = file.bytes
  let words = rules.pathMarkers.compactMap { $0.split(separator: "/").last }
  let texts = Set(words).sorted().map { [UInt8]($0.utf8) }
  let isEdge = { (byte: UInt8) in byte == UInt8(ascii: "/") || isQuote(byte) }
  return Markers(texts).allOccurrences(in: bytes).contains { found in
    let end = found.offset + texts[found.marker].count
    return found.offset > 0 && end < bytes.count && isEdge(bytes[found.offset - 1])
      && isEdge(bytes[end])
  }
}

/// How far before its other words the collection of a path may stand.
private let reach = 300

/// Strings that calls or operators join; slashes at their ends do not count.
private func chainedPath(
  _ bytes: [UInt8], from start: Int, _ words: [[UInt8]], _ rules: RuleSet
) -> SplitPath? {
  let slash = UInt8(ascii: "/")
  var first = start
  if first > 0, bytes[first - 1] == slash { first -= 1 }
  guard first > 0, isQuote(bytes[first - 1]),
    let own = stringEnd(bytes, from: first), trim(bytes[first..<own]) == words[0][...]
  else { return nil }
  var path = words[0]
  var end = own + 1
  var last = own
  for _ in 0..<8 {
    guard let next = nextString(bytes, after: end) else { break }
    let text = trim(bytes[next])
    end = next.end + 1
    if text.isEmpty { continue }
    path += [slash] + text
    last = next.end
    let known = path.split(separator: slash)
    let isBegun = zip(known, words).allSatisfy { $0 == $1[...] }
    guard isBegun else { return nil }
    if known.count > words.count { break }
  }
  guard path.split(separator: slash).count > words.count else { return nil }
  return rules.rule(ofPathEndingIn: path).map { SplitPath(range: ByteRange(start, last), rule: $0) }
}

private func trim(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let slash = UInt8(ascii: "/")
  let text = text.drop { $0 == slash }
  return text.last == slash ? text.dropLast() : text
}

/// Where the string ends that begins at an offset, behind its quote.
private func stringEnd(_ bytes: [UInt8], from start: Int) -> Int? {
  bytes[start...].prefix(100).firstIndex(of: bytes[start - 1])
}

/// The inside of the string after a gap that holds nothing but names of calls, brackets and
/// operators.
private func nextString(_ bytes: [UInt8], after start: Int) -> ByteRange? {
  guard start < bytes.count else { return nil }
  let gap = bytes[start...].prefix(80).prefix { !isQuote($0) }
  guard gap.endIndex < bytes.count, isQuote(bytes[gap.endIndex]),
    !gap.contains(where: { ";={}:?#".utf8.contains($0) })
  else { return nil }
  var isName = false
  for place in gap.indices {
    if isNameByte(bytes[place]) {
      isName = true
    } else {
      if isName, !"(!".utf8.contains(bytes[place]) { return nil }
      isName = false
    }
  }
  guard !isName, !gap.isEmpty, let end = stringEnd(bytes, from: gap.endIndex + 1) else {
    return nil
  }
  return ByteRange(gap.endIndex + 1, end)
}

/// Words of a list without quotes, between commas, after the dashes of YAML, or between the blanks
/// of `%w[…]` and `qw(…)`.
private func listedPath(
  _ bytes: [UInt8], from start: Int, _ words: [[UInt8]], _ rules: RuleSet
) -> SplitPath? {
  guard start > 0, " \t,[({".utf8.contains(bytes[start - 1]) else { return nil }
  let isWord = { (byte: UInt8) in isNameByte(byte) || byte == UInt8(ascii: "-") }
  let line = bytes[..<start].suffix(40)
  let isBlankList = ["%w", "%W", "qw"].contains { mark in
    Markers([[UInt8](mark.utf8)]).occur(in: Array(line))
  }
  var place = start
  var path: [[UInt8]] = []
  while path.count <= words.count {
    let word = bytes[place...].prefix { isNameByte($0) }
    guard !word.isEmpty else { return nil }
    path.append(Array(word))
    place = word.endIndex
    if path.count > words.count { break }
    let gap = bytes[place...].prefix(60).prefix { !isWord($0) || $0 == UInt8(ascii: "-") }
    let text = trimmed(gap)
    guard
      text == [UInt8(ascii: ",")] || text == [UInt8(ascii: "-")] && gap.contains(0x0A)
        || text.isEmpty && isBlankList && !gap.contains(0x0A)
    else { return nil }
    place = gap.endIndex
  }
  guard path.prefix(words.count).elementsEqual(words) else { return nil }
  let text = Array(path.joined(separator: [UInt8(ascii: "/")]))
  return rules.rule(ofPathEndingIn: text).map {
    SplitPath(range: ByteRange(start, place), rule: $0)
  }
}

private func trimmed(_ text: ArraySlice<UInt8>) -> [UInt8] {
  text.filter { !" \t\r\n".utf8.contains($0) }
}
