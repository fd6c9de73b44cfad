package import Rules
package import Text

/// A place where a marker of the rules stands.
package struct MarkerPlace: Sendable {
  package let range: ByteRange
  /// The name that stands there; nil for a path.
  package let name: DeprecatedName?
}

/// Finds every occurrence of the markers, as `grep -o` counts them: from the left, of several at
/// one place the longest, none inside another.
package struct MarkerSearch: Sendable {
  private let paths: [[UInt8]]
  private let names: [DeprecatedName]
  private let markers: Markers

  /// A search for nothing.
  package init() {
    paths = []
    names = []
    markers = Markers([])
  }

  /// A search for the markers of some rules.
  package init(rules: RuleSet) {
    paths = (rules.pathMarkers + rules.escapedPathMarkers).map { [UInt8]($0.utf8) }
    names = rules.deprecatedNames
    markers = Markers(paths + names.map { [UInt8]($0.text.utf8) })
  }

  /// All places in `bytes`, in order. In Go the names of clients are those of the SDK, which is
  /// followed by its types.
  package func places(in bytes: [UInt8], isGo: Bool = false) -> [MarkerPlace] {
    var result: [MarkerPlace] = []
    let found = markers.allOccurrences(in: bytes).map { occurrence in
      let end = occurrence.offset + markers.needles[occurrence.marker].count
      return (range: ByteRange(occurrence.offset, end), marker: occurrence.marker)
    }
    let ordered = found.sorted {
      $0.range.start != $1.range.start
        ? $0.range.start < $1.range.start : $0.range.end > $1.range.end
    }
    for item in ordered where item.range.start >= result.last?.range.end ?? 0 {
      let name = item.marker < paths.count ? nil : names[item.marker - paths.count]
      if isGo, name?.isOfClient == true { continue }
      result.append(MarkerPlace(range: item.range, name: name))
    }
    return result
  }
}
