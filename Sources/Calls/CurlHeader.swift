package import Text

/// A header that the options of a transfer call for.
package struct CurlHeader: Sendable {
  /// What curl makes of the header.
  package enum Kind: Hashable, Sendable {
    /// `Name: value`
    case sent
    /// `Name;` sends the name without a value.
    case empty
    /// `Name:` keeps curl from sending its own header of that name.
    case removed
    /// `@file`: headers stand in a file.
    case file
    /// curl sends nothing: there is neither a colon nor a final semicolon.
    case ignored
    /// A hole stands where the name would end.
    case unknown
  }
  /// Follows from how the value is written.
  package let kind: Kind
  /// The option that calls for it.
  package let option: CurlOption
  /// Another option implies it: `--json`, `--user-agent`, `--referer`, `--cookie`, `--data`,
  /// `--oauth2-bearer`, `--range`. Its ranges are nil, unless the option's value is the header's.
  package let isImplied: Bool
  /// As written; nil where it is not known.
  package let name: [UInt8]?
  /// The name in the option's value.
  package let nameRange: ByteRange?
  /// Without blanks around it; the path where headers stand in a file.
  package let value: TracedText?
  /// The value in the option's value.
  package let valueRange: ByteRange?

  /// Whether the name is `name`, which is given in lower case.
  package func isNamed(_ name: String) -> Bool {
    guard let own = self.name else { return false }
    return own.count == name.utf8.count && zip(own, name.utf8).allSatisfy { $0.lowercased == $1 }
  }
}

extension CurlHeader {
  /// Reads the value of `--header`.
  init(_ option: CurlOption, _ text: TracedText) {
    self.option = option
    isImplied = false
    let bytes = text.bytes
    if bytes.first == UInt8(ascii: "@") {
      let range = ByteRange(1, text.count)
      (kind, name, nameRange, valueRange) = (.file, nil, nil, range)
      value = text.slice(range)
      return
    }
    let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
    let end = colon ?? bytes.firstIndex(of: UInt8(ascii: ";"))
    let known = end.map { !bytes[..<$0].contains(TracedText.holeByte) } ?? text.isKnown
    guard let end, known else {
      kind = known ? .ignored : .unknown
      (name, nameRange, value, valueRange) = (nil, nil, nil, nil)
      return
    }
    let range = CurlHeader.trimmed(ByteRange(end + 1, text.count), of: bytes)
    kind = CurlHeader.kind(colon: colon != nil, hasValue: !range.isEmpty)
    name = Array(bytes[..<end])
    nameRange = ByteRange(0, end)
    value = text.slice(range)
    valueRange = range
  }

  /// curl(1) `--header`.
  private static func kind(colon: Bool, hasValue: Bool) -> Kind {
    if colon { return hasValue ? .sent : .removed }
    return hasValue ? .ignored : .empty
  }

  /// Name and value of a header written `Name: value`.
  static func fields(of text: TracedText) -> (name: ByteRange, value: ByteRange)? {
    guard let colon = text.bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let value = trimmed(ByteRange(colon + 1, text.count), of: text.bytes)
    return (ByteRange(0, colon), value)
  }

  /// `range` without the blanks and line ends at its sides.
  private static func trimmed(_ range: ByteRange, of bytes: [UInt8]) -> ByteRange {
    var (start, end) = (range.start, range.end)
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return ByteRange(start, end)
  }

  /// A header that another option implies, with a value of its own.
  init(_ name: String, implied value: String, by option: CurlOption) {
    self.init(name, value: TracedText(unwritten: [UInt8](value.utf8)), range: nil, option)
  }

  /// A header whose value an option gives, between `start` and `end` of its value.
  init(_ name: String, value: TracedText, range: ByteRange?, _ option: CurlOption) {
    kind = value.isEmpty ? .removed : .sent
    self.option = option
    isImplied = true
    self.name = [UInt8](name.utf8)
    nameRange = nil
    self.value = value
    valueRange = range
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  fileprivate var lowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self + 0x20 : self
  }
}
