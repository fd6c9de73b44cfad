import Testing

@testable import Text

/// Ranges of decoded text and where their bytes are written.
struct TracedTextTests {
  static let file = FileID(index: 0)

  /// `'ab'"c\"$d"\'e` with the source range of each decoded byte.
  static let source = [UInt8](#"'ab'"c\"$d"\'e"#.utf8)
  static let places = [(1, 2), (2, 3), (5, 6), (6, 8), (8, 10), (11, 13), (13, 14)]
  static let layers: [Layer] = [
    .singleQuoted, .singleQuoted, .doubleQuoted, .doubleQuoted, .doubleQuoted, .unquoted, .unquoted,
  ]
  static let text = Word.decode(source, in: file)

  @Test func decodesWithHoles() {
    #expect(Self.text.bytes == [0x61, 0x62, 0x63, 0x22, 0, 0x27, 0x65])
    #expect(Self.text.description == #"abc"${d}'e"#)
    #expect(Self.text.holes == [Hole(kind: .variable, name: "d")])
    #expect(!Self.text.isKnown)
    #expect(Self.text.slice(ByteRange(0, 4)).isKnown)
  }

  @Test func everyRangeKnowsItsSource() {
    let text = Self.text
    for start in 0..<text.count {
      for end in start + 1...text.count {
        let range = ByteRange(start, end)
        let slice = text.slice(range)
        #expect(slice.bytes == Array(text.bytes[range]))
        expectPlaces(slice, from: start)
        let span = text.span(of: range)
        #expect(span?.range == ByteRange(Self.places[start].0, Self.places[end - 1].1))
        #expect(span?.encoding == Encoding([Self.layers[start]]))
        let pieces = text.pieces.indices.filter { text.pieces[$0].range.overlaps(range) }
        #expect(Array(text.pieceIndices(overlapping: range)) == pieces)
      }
    }
  }

  /// Each byte of a slice alone.
  private func expectPlaces(_ slice: TracedText, from start: Int) {
    for index in 0..<slice.count {
      let one = slice.slice(ByteRange(index, index + 1)).pieces
      let place = Self.places[start + index]
      #expect(one.map(\.origin?.range) == [ByteRange(place.0, place.1)])
      #expect(one.map(\.origin?.encoding) == [Encoding([Self.layers[start + index]])])
    }
  }

  /// Slices of slices are slices, whatever the pieces.
  @Test func slicesCompose() {
    let text = Self.text + TracedText(unwritten: [0x7A, 0x7A]) + Self.text
    for start in 0..<text.count {
      for end in start...text.count {
        let slice = text.slice(ByteRange(start, end))
        #expect(slice.count == end - start)
        #expect(slice.pieces.last.map(\.range.end) ?? 0 == slice.count)
        for inner in 0...slice.count {
          let again = slice.slice(ByteRange(inner, slice.count))
          let direct = text.slice(ByteRange(start + inner, end))
          #expect(again.pieces == direct.pieces)
          #expect(again.bytes == direct.bytes)
        }
      }
    }
  }

  @Test func anExactPieceNarrowsAndAUnitDoesNot() {
    let document = TracedText(file: Self.file, bytes: [UInt8]("abcdef".utf8))
    let exact = document.slice(ByteRange(1, 5)).inside(.doubleQuoted)
    #expect(exact.pieces.count == 1)
    #expect(exact.slice(ByteRange(1, 3)).pieces[0].origin?.range == ByteRange(2, 4))
    let unit = document.unit(ByteRange(1, 5), meaning: [1, 2, 3], inside: .ansiQuoted)
    for start in 0..<3 {
      #expect(unit.slice(ByteRange(start, 3)).pieces[0].origin?.range == ByteRange(1, 5))
    }
    let nested = exact.unit(ByteRange(0, 2), meaning: [9], inside: .jsonString)
    #expect(nested.pieces[0].origin?.range == ByteRange(1, 3))
    #expect(nested.pieces[0].origin?.encoding == Encoding([.doubleQuoted, .jsonString]))
    #expect(exact.unit(ByteRange(2, 4), meaning: [9]).pieces[0].origin?.range == ByteRange(3, 5))
  }

  @Test func textOfSeveralFilesOrTurnedRoundHasNoSpan() {
    let other = TracedText(file: FileID(index: 1), bytes: [0x78, 0x79])
    let both = Self.text + other
    #expect(both.span(of: ByteRange(0, both.count)) == nil)
    #expect(both.span(of: ByteRange(Self.text.count, both.count))?.range == ByteRange(0, 2))
    let turned = Self.text.slice(ByteRange(3, 7)) + Self.text.slice(ByteRange(0, 3))
    #expect(turned.span(of: ByteRange(0, turned.count)) == nil)
    #expect(TracedText(unwritten: [1]).span(of: ByteRange(0, 1)) == nil)
    #expect(TracedText().span(of: ByteRange(0, 0)) == nil)
  }

  @Test func sameContentIsKnownBytesAndHoles() {
    let known = TracedText(unwritten: [0x61])
    #expect(known.hasSameContent(as: TracedText(file: Self.file, bytes: [0x61])))
    let (a, b) = (Hole(kind: .variable, name: "A"), Hole(kind: .variable, name: "A", number: 1))
    #expect(TracedText(a).hasSameContent(as: TracedText(a)))
    #expect(!TracedText(a).hasSameContent(as: TracedText(b)))
    #expect(!TracedText(a).hasSameContent(as: TracedText(Hole(kind: .output, name: "A"))))
  }

  @Test func standingAtAPlaceHidesThePieces() {
    let origin = Origin(file: Self.file, range: ByteRange(3, 9), encoding: Encoding([.unquoted]))
    let whole = Self.text.standing(at: origin)
    #expect(whole.bytes == Self.text.bytes)
    #expect(whole.pieces.allSatisfy { $0.origin == origin && $0.content != .exact })
    let string = Self.text.jsonString(at: origin)
    #expect(string.description == #"abc\"${d}'e"#)
    #expect(string.pieces.allSatisfy { $0.origin == origin })
  }
}
