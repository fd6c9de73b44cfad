package import Text

/// A JSON value and where it is written.
package struct JSONValue: Hashable, Sendable {
  /// From its first byte through its last: quotes, brackets and braces included.
  package let range: ByteRange
  /// What it is, with its content.
  package let kind: Kind
  /// Whether a hole stands anywhere inside its range.
  package let hasHole: Bool

  /// What kind of value it is.
  package enum Kind: Hashable, Sendable {
    case null
    case bool(Bool)
    /// The number as it is written.
    case number([UInt8])
    /// The decoded text. A hole in it is the hole byte; then `hasHole` is set.
    case string([UInt8])
    case array([JSONValue])
    case object([JSONMember])
    /// A bare token that is unknown, or of which a part is.
    case hole
  }

  /// A value; `range` is in byte offsets of the text it was read from.
  package init(range: ByteRange, kind: Kind, hasHole: Bool) {
    self.range = range
    self.kind = kind
    self.hasHole = hasHole
  }

  /// The members of an object in order; empty for every other kind.
  package var members: [JSONMember] {
    if case .object(let members) = kind { members } else { [] }
  }

  /// The elements of an array in order; empty for every other kind.
  package var elements: [JSONValue] {
    if case .array(let elements) = kind { elements } else { [] }
  }

  /// The decoded bytes of a string; absent for every other kind.
  package var string: [UInt8]? {
    if case .string(let bytes) = kind { bytes } else { nil }
  }

  /// The last member with this key, which is the one that programs use; absent if there is none
  /// or this is no object.
  package func member(_ key: String) -> JSONMember? {
    members.last { !$0.keyHasHole && $0.key.elementsEqual(key.utf8) }
  }
}

/// One `"key": value` of an object.
package struct JSONMember: Hashable, Sendable {
  /// The decoded key; a hole in it is the hole byte.
  package let key: [UInt8]
  /// The key as written, with its quotes (or the bare hole).
  package let keyRange: ByteRange
  /// Whether the key is unknown, or a part of it is.
  package let keyHasHole: Bool
  /// What stands after the colon.
  package let value: JSONValue

  /// From the key's first byte through the value's last.
  package var range: ByteRange { ByteRange(keyRange.start, value.range.end) }

  /// A member; `keyRange` includes the quotes.
  package init(key: [UInt8], keyRange: ByteRange, keyHasHole: Bool, value: JSONValue) {
    self.key = key
    self.keyRange = keyRange
    self.keyHasHole = keyHasHole
    self.value = value
  }
}
