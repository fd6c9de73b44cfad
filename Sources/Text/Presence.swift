/// Which of the needles of a `Markers` stand in some text.
package struct Presence: Hashable, Sendable {
  /// One bit for each needle; what lies beyond the end is absent.
  private var words: [UInt64] = []

  /// None of them.
  package init() {}

  /// Whether none of them does.
  package var isEmpty: Bool { words.isEmpty }

  /// Whether the needle with this index in `Markers.needles` does.
  package func contains(_ needle: Int) -> Bool {
    needle >> 6 < words.count && words[needle >> 6] & (1 << UInt64(needle & 63)) != 0
  }

  /// Notes that the needle with this index does.
  package mutating func insert(_ needle: Int) {
    while words.count <= needle >> 6 { words.append(0) }
    words[needle >> 6] |= 1 << UInt64(needle & 63)
  }

  /// Notes all that `other` has.
  package mutating func formUnion(_ other: Presence) {
    while words.count < other.words.count { words.append(0) }
    for index in other.words.indices { words[index] |= other.words[index] }
  }
}

extension Markers {
  /// Which needles stand in `bytes`.
  package func presence(in bytes: [UInt8]) -> Presence {
    unsafe bytes.withUnsafeBytes { unsafe presence(in: $0) }
  }

  /// Which needles stand in `bytes`. The bytes are only read, and only during the call.
  package func presence(in bytes: UnsafeRawBufferPointer) -> Presence {
    var present = Presence()
    unsafe search(bytes) {
      present.insert($0.marker)
      return true
    }
    return present
  }
}
