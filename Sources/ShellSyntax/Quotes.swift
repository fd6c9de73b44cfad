import Text

// Quoting (POSIX 2.2) and backquotes.
extension Parser {
  /// At a backslash: an escape, a continuation, or nil for text, which is passed.
  mutating func parseBackslash(_ frame: Frame) -> WordPart? {
    let start = at
    let lineEnd = lineEndLength(at + 1)
    if lineEnd == 1 || (lineEnd == 2 && !frame.isQuoted) {
      at += 1 + lineEnd
      return .continuation(ByteRange(start, at))
    }
    at = min(at + 2, end)
    guard at - start == 2, !frame.isQuoted || isEscapable(bytes[start + 1], frame) else {
      return nil
    }
    return .escaped(ByteRange(start, at))
  }

  /// What a backslash quotes between double quotes and in here-documents (POSIX 2.2.3, 2.7.4).
  private func isEscapable(_ byte: UInt8, _ frame: Frame) -> Bool {
    switch byte {
    case Byte.dollar, Byte.backquote, Byte.backslash: true
    case Byte.doubleQuote: frame.mode != .document && frame.mode != .strippedDocument
    case Byte.closeBrace: frame.mode == .braced
    default: false
    }
  }

  /// At a single quote: a quoted string, or nil where it is text, which is passed.
  mutating func parseSingleQuote(_ frame: inout Frame) -> WordPart? {
    guard frame.isQuoted else { return parseSingleQuoted() }
    if frame.mode == .braced, at > frame.literalUntil, let stop = index(of: Byte.singleQuote) {
      frame.literalUntil = stop
    }
    at += 1
    return nil
  }

  /// The place of the next `byte` after this one.
  private func index(of byte: UInt8) -> Int? {
    var place = at + 1
    while place < end, bytes[place] != byte { place += 1 }
    return place < end ? place : nil
  }

  private mutating func parseSingleQuoted() -> WordPart? {
    let start = at
    guard let stop = index(of: Byte.singleQuote) else {
      halt(ByteRange(start, start + 1), "this single quote has no partner")
      return nil
    }
    at = stop + 1
    return .singleQuoted(ByteRange(start, at))
  }

  /// `$'...'`, where a backslash quotes the next byte; `quote` is the place of the quote.
  mutating func parseAnsiQuoted(_ quote: Int) -> WordPart? {
    let start = at
    var place = quote + 1
    while place < end, bytes[place] != Byte.singleQuote {
      place += bytes[place] == Byte.backslash ? 2 : 1
    }
    guard place < end else {
      halt(ByteRange(start, quote + 1), "this `$'` has no closing quote")
      return nil
    }
    at = place + 1
    return .ansiQuoted(ByteRange(start, at))
  }

  /// `"..."` or `$"..."`; `quote` is the place of the first quote.
  mutating func parseDoubleQuoted(_ quote: Int) -> WordPart? {
    let start = at
    defer { leave() }
    guard enter() else { return nil }
    at = quote + 1
    let parts = parseParts(Frame(.doubleQuoted, isQuoted: true))
    guard at < end else {
      halt(ByteRange(start, quote + 1), "this double quote has no partner")
      return nil
    }
    at += 1
    return .doubleQuoted(ByteRange(start, at), parts)
  }

  /// A command substitution in backquotes; what is inside is not parsed.
  mutating func parseBackquoted() -> WordPart? {
    let start = at
    var place = at + 1
    while place < end, bytes[place] != Byte.backquote {
      place += bytes[place] == Byte.backslash ? 2 : 1
    }
    guard place < end else {
      halt(ByteRange(start, start + 1), "this backquote has no partner")
      return nil
    }
    at = place + 1
    return .command(
      CommandSubstitution(
        range: ByteRange(start, at), inner: ByteRange(start + 1, place), statements: nil))
  }
}
