package import Text

/// A part of a string literal and the bytes it stands for.
package struct StringUnit: Hashable, Sendable {
  /// The bytes of the source, within the quotes.
  package let range: ByteRange
  /// The bytes of the value.
  package let meaning: [UInt8]
  /// Whether the source bytes stand for themselves; false for an escape and for a carriage return
  /// in a raw string, which means nothing.
  package let isExact: Bool
}

/// What the string literal at `literal` (with its quotes, `"` or `` ` ``) stands for: its parts in
/// order, covering what lies between the quotes (spec, "String literals"). A broken escape stands
/// for its own bytes.
package func goStringUnits(_ literal: ByteRange, in bytes: [UInt8]) -> [StringUnit] {
  guard !literal.isEmpty else { return [] }
  let quote = bytes[literal.start]
  let start = literal.start + 1
  let isClosed = literal.count > 1 && bytes[literal.end - 1] == quote
  let inner = ByteRange(start, isClosed ? literal.end - 1 : literal.end)
  var units = StringUnits(bytes: bytes, inner: inner)
  units.read(quote == UInt8(ascii: "`") ? nil : quote)
  return units.found
}

/// Cuts the inside of a literal into units.
private struct StringUnits {
  let bytes: [UInt8]
  let inner: ByteRange
  var found: [StringUnit] = []
  /// Where the run of bytes that stand for themselves began.
  private var runStart: Int
  private var position: Int

  init(bytes: [UInt8], inner: ByteRange) {
    self.bytes = bytes
    self.inner = inner
    runStart = inner.start
    position = inner.start
  }

  /// `quote` is nil for a raw string.
  mutating func read(_ quote: UInt8?) {
    while position < inner.end {
      let byte = bytes[position]
      if let quote, byte == UInt8(ascii: "\\") {
        let escape = Escape(at: position, in: bytes, quote: quote)
        if escape.problem == nil {
          append(escape.meaning, length: escape.length)
        } else {
          position += 1
        }
      } else if quote == nil, byte == UInt8(ascii: "\r") {
        append([], length: 1)
      } else {
        position += 1
      }
    }
    endRun()
  }

  private mutating func append(_ meaning: [UInt8], length: Int) {
    endRun()
    let range = ByteRange(position, min(position + length, inner.end))
    found.append(StringUnit(range: range, meaning: meaning, isExact: false))
    position = range.end
    runStart = position
  }

  private mutating func endRun() {
    guard runStart < position else { return }
    let range = ByteRange(runStart, position)
    found.append(StringUnit(range: range, meaning: [UInt8](bytes[range]), isExact: true))
    runStart = position
  }
}
