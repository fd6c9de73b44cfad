import Text

// The text of a value: how far it goes, and whether it only names what holds a credential.
extension SecretScan {
  /// The end of what is looked at of a value.
  func farthest(from start: Int) -> Int { min(bytes.count, start + SecretScan.reach) }

  /// Whether a value that begins at `start` may go on after what was looked at.
  func isCut(_ value: ByteRange, from start: Int? = nil) -> Bool {
    let limit = (start ?? value.start) + SecretScan.reach
    return limit < bytes.count && value.end >= limit
  }

  func firstIndex(
    from start: Int, before limit: Int, where isEnd: (UInt8) -> Bool
  ) -> Int {
    bytes[min(start, limit)..<limit].firstIndex(where: isEnd) ?? limit
  }

  /// The shell word at `start`, or what is looked at of it.
  func nearWord(at start: Int) -> ByteRange {
    word(at: start, before: farthest(from: start))
  }

  /// The part to hide of a word that was looked at.
  func hiddenWord(_ near: ByteRange) -> ByteRange? {
    isCut(near) ? unquoted(word(at: near.start, before: bytes.count)) : hidden(near)
  }

  /// The shell word at `start`, quotes included, as far as it is before `limit`; a quote without an
  /// end goes to the line's end.
  ///
  /// A command substitution belongs to its word with its blanks, if it has an end. A quote within
  /// the word that goes on over the line's end is the end of one around it: `C="curl -u $A:$B"`.
  func word(at start: Int, before limit: Int) -> ByteRange {
    if let end = wordEnd(at: start, before: limit, joinsCommands: true) {
      return ByteRange(min(start, limit), end)
    }
    if let end = wordEnd(at: start, before: limit, joinsCommands: false) {
      return ByteRange(min(start, limit), end)
    }
    // Of a text that goes on after the limit it is not known whether the quote has an end.
    guard limit == bytes.count else { return ByteRange(start, limit) }
    return ByteRange(start, firstIndex(from: start, before: limit) { $0 == UInt8(ascii: "\n") })
  }

  /// The end of a word; nil if a quote, or a command that is joined, has none before `limit`.
  private func wordEnd(at start: Int, before limit: Int, joinsCommands: Bool) -> Int? {
    var place = start
    var depth = 0
    var quote: UInt8?
    var opened = start
    while place < limit {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\n"), quote != nil, opened > start, depth == 0 { return opened }
      if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'") {
        place += 1
      } else if let open = quote {
        if byte == open { quote = nil }
      } else if isQuote(byte) {
        quote = byte
        opened = place
      } else if joinsCommands, byte == UInt8(ascii: "("),
        depth > 0 || place > start && bytes[place - 1] == UInt8(ascii: "$")
      {
        depth += 1
      } else if depth > 0 {
        if byte == UInt8(ascii: ")") { depth -= 1 }
      } else if isWordEnd(byte) {
        break
      }
      place += 1
    }
    return quote == nil && depth == 0 ? min(place, limit) : nil
  }

  /// The part of a value to hide: without the quotes around it; nil if it names no credential.
  func hidden(_ value: ByteRange) -> ByteRange? {
    let value = unquoted(value)
    return isReference(value) ? nil : value
  }

  private func unquoted(_ value: ByteRange) -> ByteRange {
    guard value.count >= 2, isQuote(bytes[value.start]),
      bytes[value.end - 1] == bytes[value.start]
    else { return value }
    return ByteRange(value.start + 1, value.end - 1)
  }

  /// Whether a value is only variables, command substitutions, placeholders and punctuation.
  func isReference(_ value: ByteRange) -> Bool {
    var place = value.start
    while place < value.end {
      switch bytes[place] {
      case UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "<"):
        let end = referenceEnd(from: place, within: value.end)
        if saysValue(ByteRange(place, end)) { return false }
        place = end
      case UInt8(ascii: "%") where place + 1 < value.end:
        place += 2
      case UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"),
        UInt8(ascii: "@"), UInt8(ascii: " "), UInt8(ascii: "*"):
        place += 1
      default: return bytes[place..<value.end].elementsEqual(redaction.utf8)
      }
    }
    return true
  }

  /// Whether a command substitution writes a value out: `$(echo -n 'a:b' | base64)`.
  private func saysValue(_ reference: ByteRange) -> Bool {
    guard bytes[reference].starts(with: "$(".utf8) else { return false }
    let inner = bytes[reference].dropFirst(2).prefix { $0 != UInt8(ascii: "|") }
    var place = inner.startIndex
    var words: [ByteRange] = []
    while place < inner.endIndex {
      if [UInt8](" \t\n<>()&;".utf8).contains(bytes[place]) {
        place += 1
        continue
      }
      let word = word(at: place, before: inner.endIndex)
      words.append(word)
      place = max(place + 1, word.end)
    }
    guard let command = words.first,
      ["echo", "printf", "base64"].contains(where: { bytes[command].elementsEqual($0.utf8) })
    else { return false }
    // A format says how values are put together.
    return words.dropFirst().contains {
      bytes[$0].first != UInt8(ascii: "-") && !isReference($0)
        && !(bytes[command].elementsEqual("printf".utf8) && bytes[$0].contains(UInt8(ascii: "%")))
    }
  }

  func referenceEnd(from start: Int, within limit: Int) -> Int {
    var place = start
    if bytes[place] == UInt8(ascii: "$") { place += 1 }
    let pairs: [UInt8: UInt8] = [
      UInt8(ascii: "{"): UInt8(ascii: "}"), UInt8(ascii: "("): UInt8(ascii: ")"),
      UInt8(ascii: "<"): UInt8(ascii: ">"),
    ]
    if place < limit, let close = pairs[bytes[place]] {
      let open = bytes[place]
      var depth = 0
      while place < limit {
        if bytes[place] == open { depth += 1 }
        if bytes[place] == close { depth -= 1 }
        place += 1
        if depth == 0 { break }
      }
      return place
    }
    while place < limit, isWord(bytes[place]) { place += 1 }
    return place
  }

  func matches(_ lowercase: [UInt8], at start: Int) -> Bool {
    guard start + lowercase.count <= bytes.count else { return false }
    // Most words differ in their first letter from every one that is looked for.
    for (offset, letter) in lowercase.enumerated() {
      let byte = bytes[start + offset]
      guard byte == letter || (0x41...0x5A).contains(byte) && byte | 0x20 == letter else {
        return false
      }
    }
    return true
  }

  /// Whether a byte that is not quoted ends a word: blanks and operators of the shell, a comma.
  private func isWordEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"),
      UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ","):
      true
    default: false
    }
  }

  func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
    default: false
    }
  }
}
