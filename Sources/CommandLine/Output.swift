/// A stream that takes bytes.
package struct Output {
  /// What became of some bytes.
  package enum Delivery: Hashable, Sendable {
    case written
    /// The reader has gone; it wants no more.
    case closed
    /// The bytes are lost; why, in words of the system.
    case failed(String)
  }
  /// Whether a person looks at it.
  package let isTerminal: Bool
  /// Writes all bytes, or says why not.
  package let write: ([UInt8]) -> Delivery
  package init(isTerminal: Bool, write: @escaping ([UInt8]) -> Delivery) {
    self.isTerminal = isTerminal
    self.write = write
  }
}
