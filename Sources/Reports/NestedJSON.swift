import JSON

extension JSONWriter {
  /// Writes a member that is an object.
  mutating func object(_ key: String, _ content: (inout JSONWriter) -> Void) {
    self.key(key)
    object(content)
  }

  /// Writes a member that is an array.
  mutating func array(_ key: String, _ content: (inout JSONWriter) -> Void) {
    self.key(key)
    array(content)
  }

  /// Writes an element that is an object.
  mutating func item(_ content: (inout JSONWriter) -> Void) {
    element()
    object(content)
  }
}
