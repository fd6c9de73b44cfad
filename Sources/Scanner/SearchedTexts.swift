import Files
import GoSDK
import GoSyntax
import Rules
import Text

/// The texts for which the files of a run are searched, and what it means that some are present.
///
/// A path that goes away may be put together from its parts, in one file or, in Go, in several of
/// a package; so the parts are searched for as well. A part is a whole word: `tenant`, and not
/// `tenantID`.
struct SearchedTexts: Sendable {
  let markers: Markers
  /// The collections that the paths name; none where a path has none.
  let collections: Markers?
  /// The needles of which one is enough: paths and names that go away.
  private let wholes: Range<Int>
  /// The needles that are names of the Go SDK.
  private let namesOfSDK: Range<Int>
  /// The needle that is the module of the Go SDK.
  private let module: Int
  /// The needle that begins comments which suppress findings.
  private let suppression: Int
  /// The needles that begin a path whose last shared part is a value: `/backup/$TIER`.
  private let open: Range<Int>
  /// The needles that are paths in one piece.
  private let wholePaths: Range<Int>
  /// The needles that end a path: `tenant/snapshots`.
  private let ends: Range<Int>
  /// The needles that are the collections of the paths; none where a path has none.
  private let namesOfCollections: Range<Int>
  /// The first of the needles that are parts of paths; all others stand before it.
  private let firstPart: Int
  /// For each path that goes away the needles that are its parts.
  private let parts: [[Int]]
  /// The parts of paths that stand in the word that begins a comment which suppresses findings.
  private let partsOfSuppression: [Int]

  init(rules: RuleSet, sdk: SDKMarks) {
    let paths = rules.pathMarkers
    let names = paths + rules.searchedNames + rules.escapedPathMarkers
    let collections = rules.collectionMarkers.map { [UInt8]($0.utf8) }
    self.collections = collections.isEmpty ? nil : Markers(collections)
    wholes = 0..<names.count
    wholePaths = 0..<paths.count
    namesOfSDK = names.count..<names.count + sdk.names.count
    module = namesOfSDK.upperBound
    suppression = module + 1
    let comment = "tenant2flex:"
    var words: [String] = []
    open = suppression + 1..<suppression + 3
    namesOfCollections = open.upperBound..<open.upperBound + collections.count
    let tails = rules.pathEnds
    ends = namesOfCollections.upperBound..<namesOfCollections.upperBound + tails.count
    let first = ends.upperBound
    firstPart = first
    parts = paths.map { path in
      path.split(separator: "/").map { part in
        if let known = words.firstIndex(of: String(part)) { return first + known }
        words.append(String(part))
        return first + words.count - 1
      }
    }
    let begun = paths.first.flatMap { $0.split(separator: "/").first } ?? ""
    let plain = names + sdk.names + [sdk.module, comment, "/\(begun)/$", "/\(begun)/{"]
    let parts = words.map { [UInt8]($0.utf8) }
    markers = Markers(
      plain.map { [UInt8]($0.utf8) } + collections + tails.map { [UInt8]($0.utf8) }, words: parts)
    // Bytes: a search of text begins with tables of characters, which every start would pay for.
    let word = Array(comment.utf8)
    partsOfSuppression = parts.indices.filter { part in
      word.indices.contains { word[$0...].starts(with: parts[part]) }
    }.map { first + $0 }
  }

  /// Whether a path or a name that goes away stands in one piece.
  func hasWhole(_ present: Presence) -> Bool { wholes.contains { present.contains($0) } }

  /// Whether all parts of a path that goes away are there. A comment that suppresses findings
  /// counts for the part in its word: where it is left over, that is to be said.
  func hasParts(_ present: Presence) -> Bool {
    let suppresses = suppresses(present)
    return parts.contains { parts in
      parts.allSatisfy { part in
        present.contains(part) || suppresses && partsOfSuppression.contains(part)
      }
    }
  }

  /// Whether a part of a path that goes away is there, as far as `hasParts` asks.
  func hasPart(_ present: Presence) -> Bool {
    suppresses(present) || parts.contains { $0.contains { present.contains($0) } }
  }

  /// Of each path the files that hold the part which the fewest of them hold.
  func holdersOfRarestParts(_ files: [GoFileSeen]) -> [GoFileSeen] {
    let rarest = parts.compactMap { parts in
      parts.min { one, other in
        files.count { $0.present.contains(one) } < files.count { $0.present.contains(other) }
      }
    }
    return files.filter { file in rarest.contains(where: file.present.contains) }
  }

  /// Whether a path or a name that goes away, or a comment that suppresses findings, stands in one
  /// of some Go files: what their strings hold does not matter then.
  func isCertain(_ files: [GoFileSeen]) -> Bool {
    files.contains { hasWhole($0.present) || suppresses($0.present) }
  }

  /// Whether a path may stand there of which a value is a part, and no other word of it is missing.
  func hasOpenPath(_ present: Presence, in bytes: [UInt8]) -> Bool {
    hasOpen(present) && collections?.occur(in: bytes) != false
  }

  /// Whether a value stands there where paths have their last shared part.
  func hasOpen(_ present: Presence) -> Bool { open.contains { present.contains($0) } }

  /// Whether a path that goes away stands in one piece.
  func hasPath(_ present: Presence) -> Bool { wholePaths.contains { present.contains($0) } }

  /// Whether the end of a path stands there.
  func hasEnd(_ present: Presence) -> Bool { ends.contains { present.contains($0) } }

  /// Whether a collection that the paths name is there.
  func hasCollection(_ present: Presence) -> Bool {
    namesOfCollections.isEmpty || namesOfCollections.contains { present.contains($0) }
  }

  /// Whether a comment may stand there that suppresses findings.
  func suppresses(_ present: Presence) -> Bool { present.contains(suppression) }

  /// Whether the Go SDK is named.
  func usesSDK(_ present: Presence) -> Bool { present.contains(module) }

  /// Whether a name of the Go SDK that goes away stands there.
  func hasNameOfSDK(_ present: Presence) -> Bool { namesOfSDK.contains { present.contains($0) } }

  /// What to keep of a file. Of a Go file the rest of its package may hold what it lacks.
  func interest(_ path: [UInt8], _ present: Presence) -> Interest {
    if hasWhole(present) { return .content }
    if isGoFile(path) { return .path }
    let isOpen = hasOpen(present) || hasEnd(present)
    return hasParts(present) || hasNameOfSDK(present) || isOpen ? .content : .none
  }

  /// The parts of paths that stand in the strings of a Go file; what stands in its comments and
  /// names makes no path.
  func presence(inStringsOf bytes: [UInt8]) -> Presence {
    var present = Presence()
    let parts = markers.allOccurrences(in: bytes).filter { $0.marker >= firstPart }
    guard let end = parts.last?.offset else { return present }
    // A literal in double quotes begins in its line, and one in backquotes anywhere before. To tell
    // for sure what stands in one takes longer.
    let raw = firstIndex(of: UInt8(ascii: "`"), in: bytes, from: 0) ?? end
    let places = parts.filter { $0.offset > raw || followsQuote($0.offset, in: bytes) }
    var strings = StringPlaces(in: bytes)
    var open = Set(places.map(\.marker))
    for found in places where open.contains(found.marker) && strings.hold(found.offset) {
      present.insert(found.marker)
      open.remove(found.marker)
    }
    return present
  }

  /// Whether a double quote stands before a place in its line.
  private func followsQuote(_ place: Int, in bytes: [UInt8]) -> Bool {
    let stop = bytes[..<place].lastIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") }
    return stop.map { bytes[$0] == UInt8(ascii: "\"") } ?? false
  }
}
