/// Builds JSON text. Members and elements come out in the order in which they are written.
///
/// Strings may be any bytes: what is not UTF-8 becomes U+FFFD. Control characters,
/// direction marks and the line separators U+2028 and U+2029 are escaped, so that the text may
/// stand in a terminal and in JavaScript.
package struct JSONWriter: Sendable {
  /// How the text is laid out.
  package enum Layout: Sendable {
    /// No white space at all.
    case compact
    /// One member or element a line, two spaces for each level.
    case pretty
  }

  /// The text written so far; no line end after it.
  package private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var level = 0
  private var isFirst = true

  /// A writer that has written nothing yet.
  package init(_ layout: Layout) { self.layout = layout }

  /// Writes an object; `content` writes its members.
  package mutating func object(_ content: (inout JSONWriter) -> Void) {
    enclosed("{", "}", content)
  }

  /// Writes an array; `content` writes its elements, each after `element()`.
  package mutating func array(_ content: (inout JSONWriter) -> Void) {
    enclosed("[", "]", content)
  }

  /// Begins the next element of an array; its value must follow.
  package mutating func element() { separate() }

  /// Begins the next member of an object; its value must follow.
  package mutating func key(_ key: String) {
    separate()
    string(key)
    bytes.append(UInt8(ascii: ":"))
    if layout == .pretty { bytes.append(UInt8(ascii: " ")) }
  }

  /// Writes a string from bytes that should be UTF-8.
  package mutating func string(_ text: some Collection<UInt8>) {
    string(String(decoding: text, as: UTF8.self))
  }

  /// Writes a string.
  package mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars { append(scalar) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes an integer.
  package mutating func number(_ number: Int) { bytes += Array(String(number).utf8) }

  /// Writes `true` or `false`.
  package mutating func bool(_ value: Bool) { bytes += Array((value ? "true" : "false").utf8) }

  /// Writes `null`.
  package mutating func null() { bytes += Array("null".utf8) }

  /// Writes a member whose value is a string.
  package mutating func member(_ key: String, _ value: String) {
    self.key(key)
    string(value)
  }

  /// Writes a member whose value is a string, from bytes that should be UTF-8.
  package mutating func member(_ key: String, _ value: some Collection<UInt8>) {
    self.key(key)
    string(value)
  }

  /// Writes a member whose value is an integer.
  package mutating func member(_ key: String, _ value: Int) {
    self.key(key)
    number(value)
  }

  /// Writes a member whose value is `true` or `false`.
  package mutating func member(_ key: String, _ value: Bool) {
    self.key(key)
    bool(value)
  }

  /// Writes a member whose value is an array of strings.
  package mutating func member(_ key: String, _ values: [String]) {
    self.key(key)
    array { writer in
      for value in values {
        writer.element()
        writer.string(value)
      }
    }
  }
}

/// Layout and escapes.
extension JSONWriter {
  private mutating func enclosed(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ content: (inout JSONWriter) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    level += 1
    isFirst = true
    content(&self)
    level -= 1
    if !isFirst { breakLine() }
    bytes.append(UInt8(ascii: close))
    isFirst = false
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    breakLine()
  }

  private mutating func breakLine() {
    guard layout == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += Array(repeating: UInt8(ascii: " "), count: 2 * level)
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes += Array("\\\"".utf8)
    case "\\": bytes += Array("\\\\".utf8)
    case "\n": bytes += Array("\\n".utf8)
    case "\r": bytes += Array("\\r".utf8)
    case "\t": bytes += Array("\\t".utf8)
    case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{200E}", "\u{200F}", "\u{2028}"..."\u{202E}",
      "\u{2066}"..."\u{2069}", "\u{FEFF}":
      let digits = String(scalar.value, radix: 16)
      bytes += Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
    default: bytes += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
