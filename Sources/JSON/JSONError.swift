/// Why a text is not JSON.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The byte offset at which the text stops being JSON.
  package let offset: Int
  /// What may stand there, in plain words: ``a `,` or `}` ``.
  package let expected: String
  /// What stands there, in plain words.
  package let found: String

  /// An error at a byte offset, in plain words.
  package init(offset: Int, expected: String, found: String) {
    self.offset = offset
    self.expected = expected
    self.found = found
  }

  /// `expected ..., found ...`
  package var description: String { "expected \(expected), found \(found)" }
}
