/// Where a piece of text was written, and how.
package struct Origin: Hashable, Sendable {
  package let file: FileID
  /// The source bytes that stand for the piece.
  package let range: ByteRange
  package let encoding: Encoding
  package init(file: FileID, range: ByteRange, encoding: Encoding) {
    self.file = file
    self.range = range
    self.encoding = encoding
  }
}

/// Text that is known only at run time.
package struct Hole: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A variable that the script does not set, by name.
    case variable
    /// The answer of the call with this number.
    case response
    /// What an unknown command printed.
    case output
    /// Anything else.
    case unknown
  }
  package let kind: Kind
  /// The variable's name, or words for a person.
  package let name: String
  /// Tells values of one name apart that were set at different times; for answers and output the
  /// number of the event that produced them.
  package let number: Int
  package init(kind: Kind, name: String, number: Int = 0) {
    self.kind = kind
    self.name = name
    self.number = number
  }
}

/// Text that remembers, byte for byte, where it was written and how it was encoded there.
///
/// `bytes` is the decoded text. Each hole stands in it as one `TracedText.holeByte`, so offsets
/// and matchers need no special case; text itself never holds that byte (a shell word cannot).
package struct TracedText: Sendable {
  /// The byte that stands for a hole.
  package static let holeByte: UInt8 = 0

  /// How decoded bytes and source bytes correspond.
  package enum Content: Hashable, Sendable {
    /// Byte for byte.
    case exact
    /// The source range as a whole stands for these bytes (an escape), or for a part of them.
    case unit
    case hole(Hole)
  }

  /// A run of the decoded text with one origin.
  package struct Piece: Hashable, Sendable {
    /// Offsets in the decoded text.
    package let range: ByteRange
    package let content: Content
    /// Absent for text that no source spells out.
    package let origin: Origin?
    package init(range: ByteRange, content: Content, origin: Origin?) {
      self.range = range
      self.content = content
      self.origin = origin
    }
  }

  package private(set) var bytes: [UInt8] = []
  /// In order, covering `bytes` without a gap.
  package private(set) var pieces: [Piece] = []

  /// No text.
  package init() {}

  /// The whole of a file.
  package init(file: FileID, bytes: [UInt8]) {
    let range = ByteRange(0, bytes.count)
    append(bytes, .exact, Origin(file: file, range: range, encoding: Encoding()))
  }

  /// Text that no source spells out.
  package init(unwritten bytes: [UInt8]) { append(bytes, .unit, nil) }

  /// A pattern that no source spells out in one piece; a hole of it stands as `holeByte`.
  package init(pattern bytes: [UInt8]) {
    for byte in bytes {
      if byte == TracedText.holeByte {
        append(TracedText(Hole(kind: .unknown, name: "pattern")))
      } else {
        append([byte], .unit, nil)
      }
    }
  }

  /// One hole.
  package init(_ hole: Hole, origin: Origin? = nil) {
    append([TracedText.holeByte], .hole(hole), origin)
  }

  /// Whether there is no byte and no hole.
  package var isEmpty: Bool { bytes.isEmpty }
  package var count: Int { bytes.count }

  /// The holes in order.
  package var holes: [Hole] {
    pieces.compactMap { if case .hole(let hole) = $0.content { hole } else { nil } }
  }

  /// The run-time value that is all of the text.
  package var onlyHole: Hole? { count == 1 ? holes.first : nil }

  /// Whether all of it is known.
  package var isKnown: Bool { !bytes.contains(TracedText.holeByte) }

  /// The text as a string with each hole as `${name}`, for messages.
  package var description: String {
    var words: [UInt8] = []
    for piece in pieces {
      if case .hole(let hole) = piece.content {
        words += [UInt8]("${\(hole.name)}".utf8)
      } else {
        words += bytes[piece.range]
      }
    }
    return String(decoding: words, as: UTF8.self)
  }

  mutating func append(_ text: [UInt8], _ content: Content, _ origin: Origin?) {
    guard !text.isEmpty else { return }
    let start = bytes.count
    bytes += text
    let range = ByteRange(start, start + text.count)
    pieces.append(Piece(range: range, content: content, origin: origin))
  }

  /// Adds `other` at the end.
  package mutating func append(_ other: TracedText) {
    let distance = bytes.count
    bytes += other.bytes
    for piece in other.pieces {
      let moved = piece.range.moved(by: distance)
      pieces.append(Piece(range: moved, content: piece.content, origin: piece.origin))
    }
  }

  package static func + (left: TracedText, right: TracedText) -> TracedText {
    var result = left
    result.append(right)
    return result
  }

  /// The decoded bytes of `range` with their origins.
  package func slice(_ range: ByteRange) -> TracedText {
    var result = TracedText()
    for index in pieceIndices(overlapping: range) {
      let piece = pieces[index]
      let part = ByteRange(
        max(range.start, piece.range.start), min(range.end, piece.range.end))
      let text = [UInt8](bytes[part])
      result.append(text, piece.content, piece.origin(of: part))
    }
    return result
  }

  /// Indices of the pieces that share a byte with `range`.
  package func pieceIndices(overlapping range: ByteRange) -> Range<Int> {
    guard !range.isEmpty else { return 0..<0 }
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].range.end <= range.start { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < pieces.count, pieces[end].range.start < range.end { end += 1 }
    return low..<end
  }

  /// The source range that `range` spans, if all of it stands in order in one file.
  package func span(of range: ByteRange) -> Origin? {
    let indices = pieceIndices(overlapping: range)
    guard let first = indices.first, let last = indices.last,
      let start = pieces[first].origin(of: clipped(range, first)),
      let end = pieces[last].origin(of: clipped(range, last)),
      start.file == end.file, start.range.start <= end.range.start,
      start.range.end <= end.range.end
    else { return nil }
    let covering = ByteRange(start.range.start, end.range.end)
    return Origin(file: start.file, range: covering, encoding: start.encoding)
  }

  private func clipped(_ range: ByteRange, _ index: Int) -> ByteRange {
    let piece = pieces[index].range
    return ByteRange(max(range.start, piece.start), min(range.end, piece.end))
  }

  /// The same content with other origins does not differ: known bytes and holes are compared.
  package func hasSameContent(as other: TracedText) -> Bool {
    bytes == other.bytes && holes == other.holes
  }
}

extension TracedText.Piece {
  /// Where the bytes of `part`, a part of this piece, were written.
  package func origin(of part: ByteRange) -> Origin? {
    guard let origin, content == .exact else { return origin }
    let start = origin.range.start + part.start - range.start
    let own = ByteRange(start, start + part.count)
    return Origin(file: origin.file, range: own, encoding: origin.encoding)
  }
}

extension TracedText {
  /// This text as it stands inside one more layer whose bytes are their own meaning.
  package func inside(_ layer: Layer) -> TracedText {
    var result = TracedText()
    for piece in pieces {
      let origin = piece.origin.map {
        Origin(file: $0.file, range: $0.range, encoding: $0.encoding.inside(layer))
      }
      result.append([UInt8](bytes[piece.range]), piece.content, origin)
    }
    return result
  }

  /// The bytes of `range` (an escape) read as `meaning` in `layer`.
  package func unit(_ range: ByteRange, meaning: [UInt8], inside layer: Layer) -> TracedText {
    var result = TracedText()
    result.append(meaning, .unit, origin(of: range, inside: layer))
    return result
  }

  /// The bytes of `range` (an escape of the text itself, as in a format) read as `meaning`.
  package func unit(_ range: ByteRange, meaning: [UInt8]) -> TracedText {
    var result = TracedText()
    result.append(meaning, .unit, span(of: range))
    return result
  }

  /// The bytes of `range` (an expansion) as a hole.
  package func hole(_ hole: Hole, at range: ByteRange, inside layer: Layer) -> TracedText {
    TracedText(hole, origin: origin(of: range, inside: layer))
  }

  private func origin(of range: ByteRange, inside layer: Layer) -> Origin? {
    span(of: range).map {
      Origin(file: $0.file, range: $0.range, encoding: $0.encoding.inside(layer))
    }
  }
}
