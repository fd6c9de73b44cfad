import Text

/// Tells of places in a Go file, asked for in order, whether they stand inside a string literal.
/// Nothing is kept of the literals, and nothing is looked at behind the last place.
package struct StringPlaces {
  private let bytes: [UInt8]
  private var piece = QuotedPiece(start: 0, end: 0, isString: false)

  package init(in bytes: [UInt8]) { self.bytes = bytes }

  /// Whether a place stands inside a string literal.
  package mutating func hold(_ place: Int) -> Bool {
    while piece.end <= place { piece = QuotedPiece(in: bytes, from: piece.end) }
    return piece.isString && piece.start < place
  }
}

/// A literal in quotes or a comment: nothing else decides where a literal in quotes begins.
private struct QuotedPiece {
  let start: Int
  /// Where it ends; beyond all places for the rest of a file in which none begins any more.
  let end: Int
  let isString: Bool

  /// The bytes with which one may begin.
  private static let mayBegin: [Bool] = (0..<256).map { "\"`'/".utf8.contains(UInt8($0)) }

  init(start: Int, end: Int, isString: Bool) {
    self.start = start
    self.end = end
    self.isString = isString
  }

  /// The first one at or after a place.
  init(in bytes: [UInt8], from first: Int) {
    let (count, mayBegin) = (bytes.count, Self.mayBegin)
    var start = first
    while true {
      while start < count, !mayBegin[Int(bytes[start])] { start += 1 }
      guard start < count else { break }
      let next = start + 1 < count ? bytes[start + 1] : 0
      switch (bytes[start], next) {
      case (UInt8(ascii: "\""), _):
        self.init(start: start, end: Self.end(in: bytes, from: start), isString: true)
        return
      case (UInt8(ascii: "'"), _):
        self.init(start: start, end: Self.end(in: bytes, from: start), isString: false)
        return
      case (UInt8(ascii: "`"), _):
        let last = firstIndex(of: UInt8(ascii: "`"), in: bytes, from: start + 1)
        self.init(start: start, end: last.map { $0 + 1 } ?? count, isString: true)
        return
      case (_, UInt8(ascii: "/")):
        let last = firstIndex(of: UInt8(ascii: "\n"), in: bytes, from: start + 2)
        self.init(start: start, end: last ?? count, isString: false)
        return
      case (_, UInt8(ascii: "*")):
        self.init(start: start, end: Self.endOfComment(in: bytes, from: start), isString: false)
        return
      default: start += 1
      }
    }
    self.init(start: count, end: .max, isString: false)
  }

  /// Where `"..."` or `'...'` ends: behind its quote, or at the end of its line. A backslash takes
  /// a quote or another one with it; no other escape holds one.
  private static func end(in bytes: [UInt8], from start: Int) -> Int {
    let (count, quote) = (bytes.count, bytes[start])
    var place = start + 1
    while place < count {
      let byte = bytes[place]
      if byte == quote { return place + 1 }
      if byte == UInt8(ascii: "\n") { return place }
      place += 1
      if byte == UInt8(ascii: "\\"), place < count,
        bytes[place] == quote || bytes[place] == UInt8(ascii: "\\")
      {
        place += 1
      }
    }
    return count
  }

  /// Where `/* ... */` ends.
  private static func endOfComment(in bytes: [UInt8], from start: Int) -> Int {
    var place = start + 2
    while let star = firstIndex(of: UInt8(ascii: "*"), in: bytes, from: place) {
      place = star + 1
      if place < bytes.count, bytes[place] == UInt8(ascii: "/") { return place + 1 }
    }
    return bytes.count
  }
}
