package import Text

/// A path template found in the text of a URL. Every range is in byte offsets of that text.
package struct PathMatch: Hashable, Sendable {
  /// What stands before the template's first visible segment, slashes included.
  package let prefix: ByteRange
  /// Whether every byte of the prefix is known.
  package let prefixIsKnown: Bool
  /// Where the version is, as far as it is known.
  package let version: Version
  /// The place of every segment of the template; absent for a segment of which an unknown value
  /// holds all or a part. A parameter always has its place, unless it lies in the prefix or after
  /// the last visible byte.
  package let segments: [ByteRange?]
  /// The slash or slashes between the last segment and the query; empty if there is none.
  package let trailingSlash: ByteRange
  /// What follows the path: `?query`, `#fragment`, an unknown value, or nothing.
  package let rest: ByteRange
  /// Whether no unknown value can change which operation is called.
  package let isExact: Bool

  init(
    prefix: ByteRange, prefixIsKnown: Bool, version: Version, segments: [ByteRange?],
    trailingSlash: ByteRange, rest: ByteRange, isExact: Bool
  ) {
    self.prefix = prefix
    self.prefixIsKnown = prefixIsKnown
    self.version = version
    self.segments = segments
    self.trailingSlash = trailingSlash
    self.rest = rest
    self.isExact = isExact
  }

  /// A name of an operation that is no path: all of a text of `count` bytes.
  package init(wholeOf count: Int) {
    self.init(
      prefix: ByteRange(0, 0), prefixIsKnown: true, version: .absent,
      segments: [ByteRange(0, count)], trailingSlash: ByteRange(count, count),
      rest: ByteRange(count, count), isExact: true)
  }

  /// Where the version segment of the API stands.
  package enum Version: Hashable, Sendable {
    /// It is written here.
    case text(ByteRange)
    /// An unknown value holds it.
    case unknown
    /// It is not in the text: the path is relative.
    case absent
  }
}

/// New bytes for a place of a URL's text.
package struct PathReplacement: Hashable, Sendable {
  /// The place, in byte offsets of the URL's text; empty for an insertion.
  package let range: ByteRange
  /// What stands there afterwards; empty for a deletion.
  package let bytes: [UInt8]
}

/// The operations that a URL may call.
package struct OperationMatch: Sendable {
  /// At least one, in the order of the rules; more than one if an unknown value decides.
  package let candidates: [Candidate]

  /// One operation that the URL may call.
  package struct Candidate: Sendable {
    /// The operation.
    package let rule: Rule
    /// Where its path stands.
    package let path: PathMatch
    /// The edits of `replacements` for this operation; absent if an unknown value holds a segment
    /// that must change.
    package let replacements: [PathReplacement]?
    /// Those of the edits that depend on no unknown value.
    let certain: [PathReplacement]
  }

  /// The operation, if it is certain which.
  package var rule: Rule? { candidates.count == 1 ? candidates[0].rule : nil }

  /// Whether an unknown value decides which operation is called.
  package var isAmbiguous: Bool { candidates.count > 1 }

  /// The smallest edits of segments that turn the URL into that of the replacement, in order and
  /// disjoint; absent if they depend on an unknown value. A version that is unknown or absent has
  /// no edit: it is for the caller to see where it comes from.
  package var replacements: [PathReplacement]? {
    guard let first = candidates.first?.replacements else { return nil }
    return candidates.allSatisfy { $0.replacements == first } ? first : nil
  }

  /// The edits that are the same for every operation that it may be and depend on no unknown value.
  package var certainReplacements: [PathReplacement] {
    guard let first = candidates.first else { return [] }
    return first.certain.filter { edit in candidates.allSatisfy { $0.certain.contains(edit) } }
  }

  /// The match without the operations of other methods; absent if none is left.
  package func narrowed(to method: String) -> OperationMatch? {
    let left = candidates.filter { $0.rule.deprecated.method == method }
    return left.isEmpty ? nil : OperationMatch(candidates: left)
  }
}

extension RuleSet {
  /// Finds a deprecated path in the text of a URL or of a path that is handed to a wrapper.
  ///
  /// What stands before the path must be able to be the API: text that ends in its base and a
  /// version, an unknown value, or nothing. The collection (the first literal after a parameter)
  /// and all literals that the rules share must be visible.
  ///
  /// - Parameters:
  ///   - url: the text, in which `hole` stands for an unknown value. A placeholder of a document
  ///     (`{name}`, `<name>`) is as good as one, except in the place of a literal.
  package func match(_ url: [UInt8], hole: UInt8) -> OperationMatch? {
    let shared = sharedSegmentCount
    let text = URLText(url, hole: hole)
    let found = rules.compactMap { rule -> OperationMatch.Candidate? in
      let template = rule.deprecated.path
      guard let path = template.match(text, sharedSegments: shared) else { return nil }
      return OperationMatch.Candidate(
        rule: rule, path: path, replacements: replacements(of: path, in: url, hole: hole, rule),
        certain: certainReplacements(of: path, in: url, rule))
    }
    let exact = found.filter(\.path.isExact)
    if !exact.isEmpty { return OperationMatch(candidates: exact) }
    return found.isEmpty ? nil : OperationMatch(candidates: found)
  }
}
