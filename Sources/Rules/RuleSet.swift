/// The rules of one file, and what they have in common.
package struct RuleSet: Sendable {
  /// The API to which every operation belongs.
  package let api: API
  /// The day from which the deprecated operations no longer answer.
  package let sunset: Day
  /// The day up to which the sources of the data were read.
  package let dataDate: Day
  /// Addresses of pages about the whole migration.
  package let documentation: [String]
  /// In the order of the file; at least one. Those that are built in are read when they are first
  /// asked for: a run that finds nothing needs no more of them than its markers.
  package var rules: [Rule] {
    switch list {
    case .read(let rules, _): rules
    case .builtIn: builtInRuleList
    }
  }
  private let list: List

  private enum List: Sendable {
    case read([Rule], SearchedMarks)
    case builtIn
  }

  /// What the rules have in common, and their list.
  init(_ head: Head, rules: [Rule]) { self.init(head, .read(rules, SearchedMarks(of: rules))) }

  /// The rules that are built in.
  init(builtInWith head: Head) { self.init(head, .builtIn) }

  private init(_ head: Head, _ list: List) {
    (api, sunset, dataDate, documentation) =
      (head.api, head.sunset, head.dataDate, head.documentation)
    self.list = list
  }

  /// What the rules of one file have in common.
  struct Head {
    let api: API
    let sunset: Day
    let dataDate: Day
    let documentation: [String]
  }

  /// How the API writes its addresses and versions.
  package struct API: Hashable, Sendable {
    /// How its documentation calls it.
    package let title: String
    /// The segments between the host and the version.
    package let base: [String]
    /// The version segment of every path in the rules.
    package let version: String
    /// Version segments under which the deprecated paths are called as well.
    package let legacyVersions: [String]
    /// What stands before the day in a versioned media type.
    package let mediaTypePrefix: String
    /// What stands after the day in a versioned media type.
    package let mediaTypeSuffix: String
    /// How an answer may be wrapped.
    package let envelope: Envelope?

    /// The query parameter that wraps an answer, and the field that then holds it.
    package struct Envelope: Hashable, Sendable {
      package let query: String
      package let field: String
    }

    /// The day in a media type such as the rules have; absent for any other media type, also for
    /// one that is versioned by a word.
    package func day(ofMediaType text: some Collection<UInt8>) -> Day? {
      guard isVersioned(text) else { return nil }
      return Day(Array(text.dropFirst(mediaTypePrefix.utf8.count).dropLast(suffixCount)))
    }

    /// Whether the media type is written like those of the rules, whatever its version.
    package func isVersioned(_ text: some Collection<UInt8>) -> Bool {
      text.starts(with: mediaTypePrefix.utf8)
        && text.count > mediaTypePrefix.utf8.count + suffixCount
        && text.dropFirst(text.count - suffixCount).elementsEqual(mediaTypeSuffix.utf8)
    }

    private var suffixCount: Int { mediaTypeSuffix.utf8.count }
  }

  /// The rule with this id; absent if there is none.
  package func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }

  /// The set without the rules for which `isUnwanted` holds.
  package func without(_ isUnwanted: (Rule) -> Bool) -> RuleSet {
    RuleSet(
      Head(api: api, sunset: sunset, dataDate: dataDate, documentation: documentation),
      rules: rules.filter { !isUnwanted($0) })
  }

  /// The texts for which every file is searched.
  var searched: SearchedMarks {
    switch list {
    case .read(_, let searched): searched
    case .builtIn: builtInMarks
    }
  }

  /// The first rule whose path ends in a text that begins with a marker, or goes on after it.
  package func rule(ofPathEndingIn text: [UInt8]) -> Rule? {
    let hole = UInt8(0)
    var text = text
    while text.last == UInt8(ascii: "/") { text.removeLast() }
    for marker in pathMarkers where text.starts(with: marker.utf8) {
      for rule in rules {
        let words = rule.deprecated.path.segments.map { segment -> [UInt8] in
          if case .literal(let word) = segment { [UInt8](word.utf8) } else { [hole] }
        }
        let path = Array(words.joined(separator: [UInt8(ascii: "/")]))
        let place = path.indices.first { path[$0...].starts(with: marker.utf8) }
        guard let place else { continue }
        let isWhole = text.count == marker.utf8.count
        let own = path[..<place] + text + (isWhole ? [UInt8(ascii: "/"), hole] : [])
        if let match = match([UInt8(ascii: "/")] + own, hole: hole) {
          return match.candidates.first?.rule
        }
      }
    }
    return nil
  }

  /// How many leading segments all deprecated paths share. What follows them tells the operations
  /// apart, and is all of a path that may be unknown.
  var sharedSegmentCount: Int { sharedCount(of: rules.map(\.deprecated.path.segments)) }
}

/// How many leading segments all paths share.
func sharedCount(of paths: [[PathTemplate.Segment]]) -> Int {
  guard let first = paths.first else { return 0 }
  return paths.reduce(first.count) { count, path in
    (0..<min(count, path.count)).first { path[$0] != first[$0] } ?? min(count, path.count)
  }
}
