import Text

/// A comment, a string, or a word or sign of code.
struct Lexeme {
  enum Kind: Hashable {
    case comment
    case string
    /// A name, perhaps with dots: `config.base_url`, `$base`, `this.url`.
    case name
    case sign
  }
  let kind: Kind
  /// With its quotes.
  let range: ByteRange
  /// The parts of a string, in order.
  var parts: [StringPart] = []
}

/// A part of a string.
enum StringPart {
  /// Bytes that stand for themselves.
  case text(ByteRange)
  /// An escape and what it means.
  case escape(ByteRange, [UInt8])
  /// A value that is put in: its place, and what is written of it.
  case value(ByteRange, String)
}

/// Tells comments, strings and code of a dialect apart. Linear in the number of bytes.
struct SourceLexer {
  private let bytes: [UInt8]
  private let dialect: Dialect
  private let first: Int
  private var offset: Int
  private var lexemes: [Lexeme] = []

  static func lexemes(of bytes: [UInt8], _ dialect: Dialect) -> [Lexeme] {
    var lexer = SourceLexer(bytes: bytes, dialect: dialect)
    while lexer.offset < bytes.count { lexer.step() }
    return lexer.lexemes
  }

  private init(bytes: [UInt8], dialect: Dialect) {
    self.bytes = bytes
    self.dialect = dialect
    // A mark of the byte order is no part of the text.
    first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    offset = first
  }

  private func has(_ mark: String, at place: Int) -> Bool {
    place < bytes.count && bytes[place...].starts(with: mark.utf8)
  }

  private mutating func step() {
    let byte = bytes[offset]
    if let end = commentEnd() {
      lexemes.append(Lexeme(kind: .comment, range: ByteRange(offset, end)))
      offset = end
    } else if let quote = dialect.quotes.first(where: { begins($0) }) {
      readString(quote)
    } else if byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A {
      offset += 1
    } else if isNameByte(byte) || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "@") {
      readName()
    } else {
      lexemes.append(Lexeme(kind: .sign, range: ByteRange(offset, offset + 1)))
      offset += 1
    }
  }

  /// The end of the comment that begins here.
  private func commentEnd() -> Int? {
    if let block = dialect.blockComments.first(where: { has($0.open, at: offset) }) {
      let start = offset + block.open.utf8.count
      return end(of: block.close, from: start) ?? bytes.count
    }
    guard dialect.lineComments.contains(where: { has($0, at: offset) }) else { return nil }
    // In text that is no string for this lexer (a here-document) a URL begins no comment.
    if has("//", at: offset), offset > 0, bytes[offset - 1] == UInt8(ascii: ":") { return nil }
    if dialect.commentsNeedBlank, offset > first, ![0x20, 0x09, 0x0A].contains(bytes[offset - 1]) {
      return nil
    }
    return bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
  }

  /// One past the next `mark`.
  private func end(of mark: String, from start: Int) -> Int? {
    guard start <= bytes.count, let first = mark.utf8.first else { return nil }
    var place = start
    while let next = bytes[place...].firstIndex(of: first) {
      if has(mark, at: next) { return next + mark.utf8.count }
      place = next + 1
    }
    return nil
  }

  /// A prefix such as `f` begins a string only where no name ends.
  private func begins(_ quote: Dialect.Quote) -> Bool {
    guard has(quote.open, at: offset) else { return false }
    guard let first = quote.open.utf8.first, isNameByte(first), offset > 0 else { return true }
    return !isNameByte(bytes[offset - 1])
  }

  private mutating func readName() {
    let start = offset
    offset += 1
    while offset < bytes.count {
      let byte = bytes[offset]
      let isDot =
        byte == UInt8(ascii: ".") && offset + 1 < bytes.count && isNameByte(bytes[offset + 1])
        && !dialect.joiners.contains(".")
      guard isNameByte(byte) || isDot else { break }
      offset += 1
    }
    lexemes.append(Lexeme(kind: .name, range: ByteRange(start, offset)))
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}

extension SourceLexer {
  private mutating func readString(_ quote: Dialect.Quote) {
    let start = offset
    offset += quote.open.utf8.count
    var parts: [StringPart] = []
    var text = offset
    func flush(_ parts: inout [StringPart], _ end: Int) {
      if text < end { parts.append(.text(ByteRange(text, end))) }
    }
    while offset < bytes.count, !isClosed(quote) {
      if !quote.isMultiline, bytes[offset] == 0x0A { break }
      if let part = special(quote) {
        flush(&parts, offset)
        parts.append(part.part)
        offset = part.end
        text = offset
      } else {
        offset += 1
      }
    }
    flush(&parts, offset)
    let isOpen = offset >= bytes.count || bytes[offset] == 0x0A && !has(quote.close, at: offset)
    if !isOpen { offset += quote.close.utf8.count }
    lexemes.append(Lexeme(kind: .string, range: ByteRange(start, offset), parts: parts))
  }

  private func isClosed(_ quote: Dialect.Quote) -> Bool {
    guard has(quote.close, at: offset) else { return false }
    return quote.escape != .doubled || !has(quote.close + quote.close, at: offset)
  }

  /// An escape or a value at this place.
  private func special(_ quote: Dialect.Quote) -> (part: StringPart, end: Int)? {
    let byte = bytes[offset]
    let isEscape =
      quote.escape == .backslash && byte == 0x5C || quote.escape == .backtick && byte == 0x60
      || quote.escape == .doubled && has(quote.close + quote.close, at: offset)
    if isEscape, offset + 1 < bytes.count {
      let meanings: [UInt8: UInt8] = [
        UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13,
      ]
      let next = bytes[offset + 1]
      let meaning = quote.escape == .doubled ? next : meanings[next] ?? next
      return (.escape(ByteRange(offset, offset + 2), [meaning]), offset + 2)
    }
    return value(quote.interpolation)
  }

  private func value(_ interpolation: Dialect.Interpolation) -> (part: StringPart, end: Int)? {
    let end: Int?
    switch interpolation {
    case .none: return nil
    case .dollarBrace: end = has("${", at: offset) ? bracketEnd(from: offset + 1) : nil
    case .hashBrace: end = has("#{", at: offset) ? bracketEnd(from: offset + 1) : nil
    case .brace: end = has("{", at: offset) ? braceEnd() : nil
    case .dollar: end = dollarEnd()
    }
    guard let end else { return nil }
    let range = ByteRange(offset, end)
    let inner = bytes[range].filter { isNameByte($0) || $0 == UInt8(ascii: ".") }
    return (.value(range, String(decoding: inner, as: UTF8.self)), end)
  }

  /// `{name}`; `{{` is a brace.
  private func braceEnd() -> Int? { has("{{", at: offset) ? nil : bracketEnd(from: offset) }

  private func dollarEnd() -> Int? {
    if has("{$", at: offset) { return bracketEnd(from: offset) }
    guard has("$", at: offset), offset + 1 < bytes.count else { return nil }
    let next = bytes[offset + 1]
    if next == UInt8(ascii: "{") || next == UInt8(ascii: "(") {
      return bracketEnd(from: offset + 1)
    }
    guard isNameByte(next) else { return nil }
    return bytes[(offset + 1)...].firstIndex { !isNameByte($0) } ?? bytes.count
  }

  /// One past the bracket that closes the one at `start`, on the same line.
  private func bracketEnd(from start: Int) -> Int? {
    var depth = 0
    var place = start
    while place < bytes.count, bytes[place] != 0x0A {
      switch bytes[place] {
      case UInt8(ascii: "{"), UInt8(ascii: "("): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: ")"): depth -= 1
      default: break
      }
      place += 1
      if depth == 0 { return place }
    }
    return nil
  }
}
