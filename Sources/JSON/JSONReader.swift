import Text

/// Reads JSON by recursive descent, one function for each rule of RFC 8259.
struct JSONReader {
  let bytes: [UInt8]
  let hole: UInt8?
  var offset = 0
  var depth = 0
  /// Tells members to pass over by their keys; absent: none.
  var isUnwanted: ((_ key: [UInt8]) -> Bool)?

  /// How deeply values may nest; real bodies stay below ten.
  static let depthLimit = 512

  init(bytes: [UInt8], hole: UInt8?) {
    self.bytes = bytes
    self.hole = hole
  }

  /// The byte at the place reached; absent at the end.
  var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func document() throws(JSONError) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    skipBlanks()
    let value = try value()
    skipBlanks()
    guard byte == nil else { throw unexpected("the end of the text") }
    return value
  }

  mutating func value() throws(JSONError) -> JSONValue {
    switch byte {
    case UInt8(ascii: "{"): try nested { (reader) throws(JSONError) in try reader.object() }
    case UInt8(ascii: "["): try nested { (reader) throws(JSONError) in try reader.array() }
    case UInt8(ascii: "\""): try string()
    default: try token()
    }
  }

  /// Runs `read` one level deeper.
  mutating func nested(
    _ read: (inout JSONReader) throws(JSONError) -> JSONValue
  ) throws(JSONError) -> JSONValue {
    guard depth < Self.depthLimit else {
      throw JSONError(
        offset: offset, expected: "at most \(Self.depthLimit) levels of nesting", found: "more")
    }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  mutating func object() throws(JSONError) -> JSONValue {
    let start = offset
    var members: [JSONMember] = []
    try list(until: UInt8(ascii: "}")) { (reader) throws(JSONError) in
      if let member = try reader.member(unless: reader.isUnwanted) { members.append(member) }
    }
    let hasHole = members.contains { $0.keyHasHole || $0.value.hasHole }
    return JSONValue(range: ByteRange(start, offset), kind: .object(members), hasHole: hasHole)
  }

  mutating func array() throws(JSONError) -> JSONValue {
    let start = offset
    var elements: [JSONValue] = []
    try list(until: UInt8(ascii: "]")) { (reader) throws(JSONError) in
      elements.append(try reader.value())
    }
    let hasHole = elements.contains { $0.hasHole }
    return JSONValue(range: ByteRange(start, offset), kind: .array(elements), hasHole: hasHole)
  }

  /// The opening bracket, items with commas between them, and the closing bracket.
  mutating func list(
    until close: UInt8, _ item: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    offset += 1
    skipBlanks()
    if skip(close) { return }
    while true {
      try item(&self)
      skipBlanks()
      if skip(close) { return }
      guard skip(UInt8(ascii: ",")) else {
        throw unexpected("`,` or `\(Character(Unicode.Scalar(close)))`")
      }
      skipBlanks()
    }
  }

  /// The outermost object with only the members that have some keys, each key once. What follows
  /// the last of them is not looked at.
  mutating func leading(_ keys: [[UInt8]]) throws(JSONError) -> JSONValue {
    skipBlanks()
    let start = offset
    guard skip(UInt8(ascii: "{")) else { throw unexpected("an object") }
    skipBlanks()
    var members: [JSONMember] = []
    while members.count < keys.count {
      if let member = try member(unless: { !keys.contains($0) }) { members.append(member) }
      skipBlanks()
      guard skip(UInt8(ascii: ",")) else { break }
      skipBlanks()
    }
    return JSONValue(range: ByteRange(start, offset), kind: .object(members), hasHole: false)
  }

  /// A member; nil for one that was passed over.
  mutating func member(
    unless isUnwanted: ((_ key: [UInt8]) -> Bool)?
  ) throws(JSONError) -> JSONMember? {
    let key = try key()
    skipBlanks()
    guard skip(UInt8(ascii: ":")) else { throw unexpected("`:` after the key") }
    skipBlanks()
    let text = key.string ?? Array(bytes[key.range])
    if let isUnwanted, isUnwanted(text) {
      try passValue()
      return nil
    }
    return JSONMember(
      key: text, keyRange: key.range, keyHasHole: key.hasHole, value: try value())
  }

  /// Steps over a value: to the end of its brackets, those in strings left out.
  private mutating func passValue() throws(JSONError) {
    var open = 0
    var place = offset
    let end = bytes.count
    while place < end {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        while place < end, bytes[place] != UInt8(ascii: "\"") {
          place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        place += 1
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        open += 1
        continue
      case UInt8(ascii: "}"), UInt8(ascii: "]"): open -= 1
      default: if open > 0 || place < end && !endsToken(bytes[place]) { continue }
      }
      if open == 0 { break }
    }
    offset = min(place, end)
    if open > 0 { throw unexpected("the rest of a value") }
  }

  /// A string, or a bare token with a hole in it.
  mutating func key() throws(JSONError) -> JSONValue {
    if byte == UInt8(ascii: "\"") { return try string() }
    let start = offset
    if byte != nil, let key = try? token(), key.kind == .hole { return key }
    offset = start
    throw unexpected("a key in double quotes")
  }

  /// A bare token: `true`, `false`, `null`, a number, or anything with a hole in it.
  mutating func token() throws(JSONError) -> JSONValue {
    let end = bytes[offset...].firstIndex(where: endsToken) ?? bytes.count
    let range = ByteRange(offset, end)
    guard let kind = tokenKind(bytes[range]) else { throw unexpected("a value") }
    offset = end
    return JSONValue(range: range, kind: kind, hasHole: kind == .hole)
  }

  func tokenKind(_ text: ArraySlice<UInt8>) -> JSONValue.Kind? {
    if let hole, text.contains(hole) { return .hole }
    if text.elementsEqual("true".utf8) { return .bool(true) }
    if text.elementsEqual("false".utf8) { return .bool(false) }
    if text.elementsEqual("null".utf8) { return .null }
    return isJSONNumber(text) ? .number(Array(text)) : nil
  }

  mutating func skipBlanks() {
    while let byte, isBlank(byte) { offset += 1 }
  }

  /// Steps over `wanted` if it stands here.
  mutating func skip(_ wanted: UInt8) -> Bool {
    guard byte == wanted else { return false }
    offset += 1
    return true
  }
}

/// Space, tab, line feed, carriage return (RFC 8259, section 2).
func isBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}

/// Whether a bare token stops before this byte.
func endsToken(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "["),
    UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
    true
  default: isBlank(byte)
  }
}

/// Whether the whole text is a number: `-`, digits without a leading zero, fraction, exponent
/// (RFC 8259, section 6).
func isJSONNumber(_ text: ArraySlice<UInt8>) -> Bool {
  var rest = text
  if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
  let whole = dropDigits(&rest)
  guard whole.count == 1 || (whole.count > 1 && whole.first != UInt8(ascii: "0")) else {
    return false
  }
  if rest.first == UInt8(ascii: ".") {
    rest.removeFirst()
    if dropDigits(&rest).isEmpty { return false }
  }
  if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
    rest.removeFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    if dropDigits(&rest).isEmpty { return false }
  }
  return rest.isEmpty
}

private func dropDigits(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  rest = rest[digits.endIndex...]
  return digits
}
