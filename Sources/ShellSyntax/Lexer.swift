import Text

// The smallest pieces: bytes, blanks, comments, line ends, operators.
extension Parser {
  /// The byte at `index`, or 0 past the end: compare it only with bytes other than NUL.
  func byte(_ index: Int) -> UInt8 { index < end ? bytes[index] : 0 }

  var current: UInt8 { at < end ? bytes[at] : 0 }

  /// How many bytes the line end at `index` has: 0 if there is none, 1 for LF, 2 for CR LF.
  func lineEndLength(_ index: Int) -> Int {
    let first = byte(index)
    if first == Byte.newline { return 1 }
    return first == Byte.carriageReturn && byte(index + 1) == Byte.newline ? 2 : 0
  }

  /// `index`, or the place after the line continuations that stand there (POSIX 2.2.1).
  func skippingContinuations(_ index: Int) -> Int {
    guard byte(index) == Byte.backslash else { return index }
    return pastContinuations(index)
  }

  private func pastContinuations(_ index: Int) -> Int {
    var index = index
    while byte(index) == Byte.backslash {
      let length = lineEndLength(index + 1)
      guard length > 0 else { break }
      index += 1 + length
    }
    return index
  }

  /// `index`, or the place after the blanks and line continuations that stand there.
  func skippingBlanks(_ index: Int) -> Int {
    var index = skippingContinuations(index)
    while byte(index).isBlank { index = following(index) }
    return index
  }

  /// The place of the byte that follows the one at `index`, line continuations left out.
  func following(_ index: Int) -> Int { skippingContinuations(index + 1) }

  /// The end of the operator `first``second` if it stands here.
  func pair(_ first: UInt8, _ second: UInt8) -> Int? {
    guard current == first else { return nil }
    let next = following(at)
    return byte(next) == second ? next + 1 : nil
  }

  /// Whether a word ends before `index` whatever it is.
  func isDelimiter(_ index: Int) -> Bool {
    guard index < end else { return true }
    return bytes[index].isMeta || lineEndLength(index) > 0
  }

  /// Whether a word starts here.
  var isAtWord: Bool {
    guard at < end else { return false }
    let byte = bytes[at]
    guard byte.isMeta else { return lineEndLength(at) == 0 }
    return byte == Byte.less || byte == Byte.greater
      ? self.byte(at + 1) == Byte.openParenthesis : false
  }

  /// Passes blanks, line continuations and a comment; called between tokens only.
  mutating func skipBlanks() {
    while at < end {
      let byte = bytes[at]
      if byte.isBlank {
        at += 1
      } else if byte == Byte.backslash, case let next = skippingContinuations(at), next > at {
        at = next
      } else if byte == Byte.hash {
        skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() {
    let start = at
    while at < end, bytes[at] != Byte.newline { at += 1 }
    if at < end, at > start, bytes[at - 1] == Byte.carriageReturn { at -= 1 }
    comments.append(ByteRange(start, at))
  }

  var isAtLineEnd: Bool { lineEndLength(at) > 0 }

  /// Passes a line end and the here-documents that start after it.
  mutating func skipLineEnd() {
    at += lineEndLength(at)
    if !pending.isEmpty { readDocuments() }
  }

  mutating func skipLines() {
    skipBlanks()
    while isAtLineEnd {
      skipLineEnd()
      skipBlanks()
    }
  }

  /// The end of the name that starts at `index`; `index` itself if none does.
  func nameEnd(_ index: Int) -> Int {
    guard byte(index).isNameStart else { return index }
    var place = index
    while true {
      while place < end, bytes[place].isNamePart { place += 1 }
      guard byte(place) == Byte.backslash else { return place }
      let next = skippingContinuations(place)
      guard next > place, byte(next).isNamePart else { return place }
      place = next
    }
  }

  /// The text of `range` without line continuations.
  func text(_ range: ByteRange) -> String {
    let slice = bytes[range]
    guard slice.contains(Byte.backslash) else { return String(decoding: slice, as: UTF8.self) }
    var kept: [UInt8] = []
    var place = range.start
    while place < range.end {
      let next = skippingContinuations(place)
      if next == place || next > range.end {
        kept.append(bytes[place])
        place += 1
      } else {
        place = next
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
