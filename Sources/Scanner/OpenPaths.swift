import Files
package import Rules
import Text

/// The places where a path names a member of a collection, and a value stands for the last word
/// that the deprecated paths share: `clusters/$CLUSTER/backup/{{ kind }}/snapshots`. No marker
/// stands there.
package func openPaths(in bytes: [UInt8], _ rules: RuleSet) -> [SplitPath] {
  OpenPathSearch(rules).places(in: bytes)
}

/// What is looked for to find such places, made ready for several files.
struct OpenPathSearch {
  private let rules: RuleSet
  private let collections: Markers
  /// What stands before the last words, each once: one search finds all of them.
  private let begun: [[UInt8]]
  private let beginnings: Markers

  init(_ rules: RuleSet) {
    self.rules = rules
    let names = rules.collectionMarkers.map { [UInt8]("\($0)/".utf8) }
    collections = Markers(names)
    let begun = names.isEmpty ? [] : Set(rules.pathMarkers.map(Self.begun)).subtracting([[]])
    self.begun = begun.sorted { $0.lexicographicallyPrecedes($1) }
    let slash = UInt8(ascii: "/")
    beginnings = Markers(
      self.begun.flatMap { text in "${".utf8.map { [slash] + text + [slash, $0] } })
  }

  private static func begun(_ marker: String) -> [UInt8] {
    [UInt8](marker.split(separator: "/").dropLast().joined(separator: "/").utf8)
  }

  func places(in bytes: [UInt8]) -> [SplitPath] {
    let occurrences = beginnings.allOccurrences(in: bytes)
    if occurrences.isEmpty { return [] }
    let found = Dictionary(grouping: occurrences) { begun[$0.marker / 2] }
    return rules.pathMarkers.flatMap { marker -> [SplitPath] in
      let begun = Self.begun(marker)
      return (found[begun] ?? []).compactMap { place(of: marker, after: begun, $0.offset, bytes) }
    }
  }

  private func place(
    of marker: String, after begun: [UInt8], _ offset: Int, _ bytes: [UInt8]
  ) -> SplitPath? {
    let slash = UInt8(ascii: "/")
    let line = bytes[..<offset].suffix(200)
    let before = line.lastIndex(of: 0x0A).map { line[$0...] } ?? line
    guard collections.occur(in: Array(before)),
      let end = endOfValue(bytes, from: offset + begun.count + 2)
    else { return nil }
    let tail = bytes[end...].prefix(60).prefix { isNameByte($0) || $0 == slash }
    guard tail.first == slash, tail.count > 1 else { return nil }
    return rules.rule(ofPathEndingIn: [UInt8](marker.utf8) + tail).map {
      SplitPath(range: ByteRange(offset + 1, tail.endIndex), rule: $0)
    }
  }
}

/// Tells of files whether such a place stands in them, and looks at each but once.
final class OpenFiles {
  private let search: OpenPathSearch
  private var known: [[UInt8]: Bool] = [:]

  init(_ rules: RuleSet) { search = OpenPathSearch(rules) }

  func contains(_ file: Candidate) -> Bool {
    if let known = known[file.path] { return known }
    let isOpen = !search.places(in: file.bytes).isEmpty
    known[file.path] = isOpen
    return isOpen
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
