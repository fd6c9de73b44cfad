import Text

/// What stands before a template: is it, or can it be, the API?
extension URLText {
  struct Prefix {
    let range: ByteRange
    let isKnown: Bool
    let version: PathMatch.Version
  }

  /// The text before segment `index`; absent if it cannot be the API.
  ///
  /// - Parameter isOwnerHidden: the segments of the template before the collection are not
  ///   written, so an unknown value right before the collection must hold them.
  func prefix(before index: Int, template: PathTemplate, isOwnerHidden: Bool) -> Prefix? {
    let range = ByteRange(0, segments[index].start)
    var text = bytes[range]
    dropSlashes(&text)
    if isOwnerHidden {
      guard dropUnknown(&text) else { return nil }
      dropSlashes(&text)
    }
    guard let version = version(text, template, isOwnerHidden: isOwnerHidden) else { return nil }
    return Prefix(range: range, isKnown: !bytes[range].contains(hole), version: version)
  }

  /// Where the version is, if `text` can be the API (or a first part of it).
  private func version(
    _ text: ArraySlice<UInt8>, _ template: PathTemplate, isOwnerHidden: Bool
  ) -> PathMatch.Version? {
    let known = afterLastUnknown(text)
    let isUnknownBefore = known.startIndex > text.startIndex || isOwnerHidden
    let (path, hasHost) = withoutHost(known)
    let run = path.split(separator: UInt8(ascii: "/"))
    let last = run.last.map { ByteRange($0.startIndex, $0.endIndex) }
    for version in [template.version] + template.legacyVersions {
      let api = template.base + [version]
      if let last, run.count >= api.count, equal(run.suffix(api.count), api[...]) {
        return .text(last)
      }
      if let last, !hasHost || isOwnerHidden, run.count < api.count,
        equal(run[...], api.suffix(run.count))
      {
        return .text(last)
      }
      if isOwnerHidden, run.count < api.count, isRun(run, in: api) { return .unknown }
    }
    guard run.isEmpty, !hasHost || isOwnerHidden else { return nil }
    return isUnknownBefore ? .unknown : .absent
  }

  /// Whether `run` is a run of neighbours of `api`; the empty run is.
  private func isRun(_ run: [ArraySlice<UInt8>], in api: [String]) -> Bool {
    (0...(api.count - run.count)).contains { equal(run[...], api[$0..<($0 + run.count)]) }
  }

  private func equal(_ run: ArraySlice<ArraySlice<UInt8>>, _ words: ArraySlice<String>) -> Bool {
    run.count == words.count && zip(run, words).allSatisfy { $0.elementsEqual($1.utf8) }
  }

  private func dropSlashes(_ text: inout ArraySlice<UInt8>) {
    while text.last == UInt8(ascii: "/") { text.removeLast() }
  }

  /// Takes holes, or one placeholder, from the end of `text`; false if neither stands there.
  private func dropUnknown(_ text: inout ArraySlice<UInt8>) -> Bool {
    let count = text.count
    while text.last == hole { text.removeLast() }
    if text.count < count { return true }
    let open: UInt8? = opening(of: text.last)
    guard let open, let start = text.lastIndex(of: open) else { return false }
    text = text[..<start]
    return true
  }

  /// What follows the last hole or placeholder of `text`.
  private func afterLastUnknown(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = text.lastIndex { $0 == hole || opening(of: $0) != nil }
    return end.map { text[($0 + 1)...] } ?? text
  }

  /// The byte that opens a placeholder which `close` closes.
  private func opening(of close: UInt8?) -> UInt8? {
    switch close {
    case UInt8(ascii: "}"): UInt8(ascii: "{")
    case UInt8(ascii: ">"): UInt8(ascii: "<")
    default: nil
    }
  }

  /// `text` after `scheme://host`, and whether there is one.
  private func withoutHost(
    _ text: ArraySlice<UInt8>
  ) -> (path: ArraySlice<UInt8>, hasHost: Bool) {
    let mark = Array("://".utf8)
    guard let colon = text.indices.last(where: { text[$0...].starts(with: mark) }) else {
      return (text, false)
    }
    let rest = text[(colon + mark.count)...]
    return (rest.drop { $0 != UInt8(ascii: "/") }, true)
  }
}
