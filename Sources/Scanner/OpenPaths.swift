package import Rules
import Text

/// The places where a path names a member of a collection, and a value stands for the last word
/// that the deprecated paths share: `clusters/$CLUSTER/backup/{{ kind }}/snapshots`. No marker
/// stands there.
package func openPaths(in bytes: [UInt8], _ rules: RuleSet) -> [SplitPath] {
  let names = rules.collectionMarkers.map { [UInt8]("\($0)/".utf8) }
  guard !names.isEmpty else { return [] }
  let collections = Markers(names)
  // What stands before the last words, each once: one search finds all of them.
  let begun = rules.pathMarkers.map { marker in
    [UInt8](marker.split(separator: "/").dropLast().joined(separator: "/").utf8)
  }
  let distinct = Set(begun).subtracting([[]]).sorted { $0.lexicographicallyPrecedes($1) }
  let slash = UInt8(ascii: "/")
  let needles = distinct.flatMap { text in
    "${".utf8.map { [slash] + text + [slash, $0] }
  }
  let found = Dictionary(grouping: Markers(needles).allOccurrences(in: bytes)) {
    distinct[$0.marker / 2]
  }
  return zip(rules.pathMarkers, begun).flatMap { marker, begun -> [SplitPath] in
    (found[begun] ?? []).compactMap { place in
      let line = bytes[..<place.offset].suffix(200)
      let before = line.lastIndex(of: 0x0A).map { line[$0...] } ?? line
      guard collections.occur(in: Array(before)),
        let end = endOfValue(bytes, from: place.offset + begun.count + 2)
      else { return nil }
      let tail = bytes[end...].prefix(60).prefix { isNameByte($0) || $0 == slash }
      guard tail.first == slash, tail.count > 1 else { return nil }
      return rules.rule(ofPathEndingIn: [UInt8](marker.utf8) + tail).map {
        SplitPath(range: ByteRange(place.offset + 1, tail.endIndex), rule: $0)
      }
    }
  }
}

/// Where a value ends that begins with a dollar or a brace: `$name`, `${name}`, `$(name)`,
/// `{name}`, `{{ name }}`, `${{ name }}`.
private func endOfValue(_ bytes: [UInt8], from start: Int) -> Int? {
  let text = bytes[start...].prefix(120).prefix { $0 != 0x0A }
  let name = text.first == UInt8(ascii: "$") ? text.dropFirst() : text
  for (open, close) in [("{{", "}}"), ("{", "}"), ("(", ")")] where name.starts(with: open.utf8) {
    let ends = Array(close.utf8)
    return name.indices.first { name[$0...].starts(with: ends) }.map { $0 + ends.count }
  }
  let end = name.prefix(while: isNameByte).endIndex
  return end > start + 1 ? end : nil
}
