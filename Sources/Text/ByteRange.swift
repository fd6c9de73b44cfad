/// A half-open range of 0-based byte offsets: `start` is the first byte, `end` one past the last.
@frozen @usableFromInline
package struct ByteRange: Hashable, Sendable {
  @usableFromInline package let start: Int
  @usableFromInline package let end: Int

  /// The bytes from `start` up to, not including, `end`. `start` must not pass `end`.
  @inlinable package init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a byte range must not end before it starts")
    self.start = start
    self.end = end
  }

  /// How many bytes the range covers.
  @inlinable package var count: Int { end - start }
  /// Whether it covers no byte: a place between two bytes.
  @inlinable package var isEmpty: Bool { start == end }

  /// Whether every byte of `other` lies in this range.
  @inlinable package func contains(_ other: ByteRange) -> Bool {
    start <= other.start && other.end <= end
  }

  /// Whether the byte at `offset` lies in this range.
  @inlinable package func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// Whether the two ranges share at least one byte.
  @inlinable package func overlaps(_ other: ByteRange) -> Bool {
    start < other.end && other.start < end
  }

  /// The range moved by `distance` bytes.
  @inlinable package func moved(by distance: Int) -> ByteRange {
    ByteRange(start + distance, end + distance)
  }
}

extension ByteRange: Comparable {
  /// Orders by start, then by end.
  @inlinable package static func < (left: ByteRange, right: ByteRange) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}

extension Array where Element == UInt8 {
  /// The bytes of `range`, which must lie within the array.
  @inlinable package subscript(range: ByteRange) -> ArraySlice<UInt8> {
    self[range.start..<range.end]
  }
}
