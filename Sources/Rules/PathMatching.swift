import Text

extension PathTemplate {
  /// Finds the template in the text of a URL, in which the byte `hole` stands for unknown text.
  /// All literals must be visible.
  package func match(_ url: [UInt8], hole: UInt8) -> PathMatch? {
    match(URLText(url, hole: hole), sharedSegments: segments.count)
  }

  /// Finds the template in the text of a URL; literals after the first `sharedSegments` may be
  /// unknown, except the collection and what precedes it.
  func match(_ text: URLText, sharedSegments: Int) -> PathMatch? {
    let visible = max(sharedSegments, (collectionIndex ?? 0) + 1)
    for start in text.segments.indices {
      for first in [0, collectionIndex ?? 0] where text.isWritten(segments[first], at: start) {
        guard let prefix = text.prefix(before: start, template: self, isOwnerHidden: first > 0),
          let tail = text.tail(from: start, segments[first...], visible: visible - first)
        else { continue }
        let hidden: [ByteRange?] = Array(repeating: nil, count: first)
        return PathMatch(
          prefix: prefix.range, prefixIsKnown: prefix.isKnown, version: prefix.version,
          segments: hidden + tail.places, trailingSlash: tail.trailingSlash, rest: tail.rest,
          isExact: tail.isExact)
      }
    }
    return nil
  }
}

/// The text of a URL, cut into segments.
struct URLText {
  let bytes: [UInt8]
  let hole: UInt8
  /// What stands between the slashes of the path; empty ones only inside, not at the end.
  let segments: [ByteRange]
  /// The slashes after the last segment.
  let trailingSlash: ByteRange
  /// The query and fragment.
  let rest: ByteRange

  init(_ bytes: [UInt8], hole: UInt8) {
    self.bytes = bytes
    self.hole = hole
    let end = bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
    let path = bytes[..<(end ?? bytes.count)]
    let last = path.lastIndex { $0 != UInt8(ascii: "/") }.map { $0 + 1 } ?? 0
    segments = path[..<last].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { ByteRange($0.startIndex, $0.endIndex) }
    trailingSlash = ByteRange(last, path.endIndex)
    rest = ByteRange(path.endIndex, bytes.count)
  }

  /// Whether the segment at `index` is this literal, letter for letter.
  func isWritten(_ segment: PathTemplate.Segment, at index: Int) -> Bool {
    guard case .literal(let text) = segment else { return false }
    return bytes[segments[index]].elementsEqual(text.utf8)
  }
}

/// The template's segments.
extension URLText {
  struct Tail {
    var places: [ByteRange?] = []
    var trailingSlash: ByteRange
    var rest: ByteRange
    var isExact = true

    /// Ends the path after the literal at `place`.
    mutating func cut(after place: ByteRange) {
      places.append(place)
      rest = ByteRange(place.end, rest.end)
      trailingSlash = ByteRange(place.end, place.end)
    }
  }

  /// Lays the template over the segments from `start` to the end of the path. The first `visible`
  /// segments must be written, but for the last of them where all words behind it are; a later
  /// literal may be a hole or have one in it, and a hole at the end may stand for all that is
  /// missing.
  func tail(
    from start: Int, _ template: ArraySlice<PathTemplate.Segment>, visible: Int
  ) -> Tail? {
    let count = segments.count - start
    guard count <= template.count, count >= min(visible, template.count) else { return nil }
    var tail = Tail(trailingSlash: trailingSlash, rest: rest)
    for (offset, wanted) in template.enumerated() {
      guard offset < count else {
        tail.places.append(nil)
        continue
      }
      let range = segments[start + offset]
      switch wanted {
      case .parameter:
        // An empty one is a variable that was not set on this way: `CLUSTER=`, then `getopts`.
        tail.places.append(range)
      case .literal(let text):
        if isWritten(wanted, at: start + offset) {
          tail.places.append(range)
          continue
        }
        tail.isExact = false
        if offset == count - 1, let place = placeBeforeHole(of: text, at: range) {
          tail.cut(after: place)
        } else if isPossible(text, at: range),
          offset >= visible
            || offset == visible - 1 && isWrittenBehind(start + offset, template, offset)
        {
          tail.places.append(nil)
        } else {
          return nil
        }
      }
    }
    if count < template.count {
      guard isHoleAtEnd, trailingSlash.isEmpty else { return nil }
      tail.isExact = false
    }
    return tail
  }

  /// Whether a segment is a hole on its own, and all words of the template stand behind it: no
  /// other path of the API has these.
  private func isWrittenBehind(
    _ place: Int, _ template: ArraySlice<PathTemplate.Segment>, _ offset: Int
  ) -> Bool {
    guard bytes[segments[place]].allSatisfy({ $0 == hole }), place + 1 < segments.count else {
      return false
    }
    return template.enumerated().dropFirst(offset + 1).allSatisfy { later, wanted in
      guard case .literal = wanted else { return true }
      return place - offset + later < segments.count
        && isWritten(wanted, at: place - offset + later)
    }
  }

  /// The place of the literal if the segment is the literal in full and then a hole, which holds
  /// a query or more of the path.
  private func placeBeforeHole(of text: String, at range: ByteRange) -> ByteRange? {
    let end = range.start + text.utf8.count
    guard end < range.end, bytes[end] == hole else { return nil }
    let place = ByteRange(range.start, end)
    return bytes[place].elementsEqual(text.utf8) ? place : nil
  }

  private var isHoleAtEnd: Bool {
    guard let last = segments.last, !last.isEmpty else { return false }
    return bytes[last.end - 1] == hole
  }

  /// Whether the segment can become `text` (with anything after it, if a hole ends the segment)
  /// once its holes are known. There must be a hole.
  private func isPossible(_ text: String, at range: ByteRange) -> Bool {
    let pieces = bytes[range].split(separator: hole, omittingEmptySubsequences: false)
    guard pieces.count > 1 else { return false }
    var left = Array(text.utf8)[...]
    for (index, piece) in pieces.enumerated() {
      if index == 0 {
        guard left.starts(with: piece) else { return false }
        left = left.dropFirst(piece.count)
      } else if index == pieces.count - 1 {
        return left.count >= piece.count && left.suffix(piece.count).elementsEqual(piece)
      } else {
        let place = left.indices.first { left[$0...].starts(with: piece) }
        guard piece.isEmpty || place != nil else { return false }
        left = left[((place ?? left.startIndex) + piece.count)...]
      }
    }
    return true
  }
}
