import Text

/// Cuts the bytes of a file into tokens and comments, with automatic semicolons (spec, "Lexical
/// elements"). It never stops early: what is no token becomes one of kind `illegal`.
struct Lexer {
  let bytes: [UInt8]
  /// The offset of the next byte to look at.
  var position = 0
  var tokens: [Token] = []
  var comments: [ByteRange] = []
  var issues: [GoIssue] = []
  /// Whether a line end here would be a semicolon.
  private var endsStatement = false
  let keywords = KeywordTable.filled

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func scanAll() {
    tokens.reserveCapacity(bytes.count / 4)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    while position < bytes.count { scan() }
    if endsStatement { append(.semicolon, from: position) }
    append(.endOfFile, from: position)
  }

  /// The byte `distance` after the position; 0 past the end.
  func peek(_ distance: Int = 0) -> UInt8 {
    let place = position + distance
    return place < bytes.count ? bytes[place] : 0
  }

  /// Adds the token from `start` to the position.
  @inline(__always)
  mutating func append(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, range: ByteRange(start, position)))
    // An illegal character does not change what a line end means.
    if kind != .illegal { endsStatement = kind.endsStatement }
  }

  mutating func report(_ message: String, _ start: Int, _ end: Int) {
    issues.append(GoIssue(range: ByteRange(start, min(end, bytes.count)), message: message))
  }

  @inline(__always)
  private mutating func skipBlanks() {
    var place = position + 1
    while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
    position = place
  }

  @inline(__always)
  private mutating func scan() {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): skipBlanks()
    case UInt8(ascii: "\n"):
      if endsStatement { append(.semicolon, from: position) }
      position += 1
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      scanName()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): scanNumber()
    case UInt8(ascii: "\""): scanString()
    case UInt8(ascii: "`"): scanRawString()
    case UInt8(ascii: "'"): scanRune()
    case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"): scanLineComment()
    case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): scanGeneralComment()
    case UInt8(ascii: ".") where isDecimal(peek(1)): scanNumber()
    case 0x80...: scanNonASCII()
    default: scanOperator()
    }
  }

  /// `//` up to, not including, the line end; a carriage return before it belongs to the line end.
  private mutating func scanLineComment() {
    let start = position
    var place = start
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
    position = place
    let end = bytes[position - 1] == UInt8(ascii: "\r") ? position - 1 : position
    comments.append(ByteRange(start, end))
  }

  /// A general comment acts like a line end if it holds one (spec, "Comments").
  private mutating func scanGeneralComment() {
    let start = position
    position += 2
    var lineEnd: Int?
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\n"), lineEnd == nil { lineEnd = position - 1 }
      if byte == UInt8(ascii: "*"), peek() == UInt8(ascii: "/") {
        position += 1
        finishGeneralComment(from: start, lineEnd: lineEnd)
        return
      }
    }
    report("comment not terminated", start, start + 2)
    finishGeneralComment(from: start, lineEnd: lineEnd)
  }

  private mutating func finishGeneralComment(from start: Int, lineEnd: Int?) {
    comments.append(ByteRange(start, position))
    guard let lineEnd, endsStatement else { return }
    tokens.append(Token(kind: .semicolon, range: ByteRange(lineEnd, lineEnd)))
    endsStatement = false
  }
}
