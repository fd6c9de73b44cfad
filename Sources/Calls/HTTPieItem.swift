import Text

/// One request item of HTTPie: a word behind the URL.
struct HTTPieItem {
  /// What the separator between key and value makes of the word.
  enum Kind {
    /// `Name:value`, `Name:`, `Name;`, `Name:@file`
    case header
    /// `name==value`
    case query
    /// `name=value`; with `=@` the value stands in a file.
    case text(isFile: Bool)
    /// `name:=value`; with `:=@` the value stands in a file.
    case json(isFile: Bool)
    /// `name@file`, and `@file` for the whole body.
    case file
  }
  let kind: Kind
  let key: TracedText
  let value: TracedText

  /// Reads a word; nil where run-time text or a backslash decides what it is.
  init?(_ word: TracedText) {
    let bytes = word.bytes
    let place = bytes.firstIndex { Self.special.contains($0) }
    guard let place, !bytes[..<place].contains(TracedText.holeByte), !Self.hasEscape(bytes) else {
      return nil
    }
    // The first separator counts, and of several at one place the longest.
    let separator = Self.separators.first { bytes[place...].starts(with: $0.text.utf8) }
    guard let separator else { return nil }
    kind = separator.kind
    key = word.slice(ByteRange(0, place))
    value = word.slice(ByteRange(place + separator.text.utf8.count, word.count))
  }

  private static let special = [UInt8](":=@;".utf8)

  private static let separators: [(text: String, kind: Kind)] = [
    (":=@", .json(isFile: true)), ("==@", .query), (":=", .json(isFile: false)), (":@", .header),
    ("==", .query), ("=@", .text(isFile: true)), (":", .header), (";", .header),
    ("=", .text(isFile: false)), ("@", .file),
  ]

  /// Whether a backslash takes a separator its meaning somewhere.
  private static func hasEscape(_ bytes: [UInt8]) -> Bool {
    bytes.indices.dropLast().contains {
      bytes[$0] == UInt8(ascii: "\\") && special.contains(bytes[$0 + 1])
    }
  }

  /// The member of a JSON object that a data item gives, with `origin` standing for all of it; nil
  /// for a path into nested values.
  func member(at origin: Origin?) -> TracedText? {
    guard !key.isEmpty, !key.bytes.contains(where: { "[]\\".utf8.contains($0) }) else { return nil }
    let quote = [UInt8(ascii: "\"")]
    let edge = TracedText(unit: quote, origin: origin)
    let start = edge + key.jsonString(at: origin) + TracedText(unit: quote + [0x3A], origin: origin)
    switch kind {
    case .text(let isFile):
      return start + edge + (isFile ? fileContent(origin) : value.jsonString(at: origin)) + edge
    case .json(let isFile):
      return start + (isFile ? fileContent(origin) : value.standing(at: origin))
    case .header, .query, .file: return nil
    }
  }

  private func fileContent(_ origin: Origin?) -> TracedText {
    TracedText(Hole(kind: .unknown, name: "file \(value.description)"), origin: origin)
  }
}
