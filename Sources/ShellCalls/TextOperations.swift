import Calls
import ShellSyntax
import Text

/// An operation of `${name...}` on text: removal, replacement, substring, case.
struct TextOperation {
  let operation: ParameterExpansion.Operation
  /// The pattern or offset, when it is one text.
  let first: TracedText?
  /// The replacement or length.
  let second: TracedText?

  /// The text after the operation; a hole where run-time text decides.
  func applied(to text: TracedText) -> TracedText {
    if let cased = cased(text) { return cased }
    guard let first else { return unknown(text) }
    switch operation {
    case .removePrefix(let longest): return removing(first, from: text, atEnd: false, longest)
    case .removeSuffix(let longest): return removing(first, from: text, atEnd: true, longest)
    case .replaceFirst: return replacing(first, in: text, all: false)
    case .replaceAll: return replacing(first, in: text, all: true)
    case .replacePrefix: return replacingEnd(first, of: text, atEnd: false)
    case .replaceSuffix: return replacingEnd(first, of: text, atEnd: true)
    case .substring: return substring(text)
    default: return unknown(text)
    }
  }

  /// A value that comes from `text` in a way that is not followed. A part of an answer, or of what
  /// a command made of it, is still that for whatever reads it.
  private func unknown(_ text: TracedText) -> TracedText {
    let whole =
      text.holes.first { $0.kind == .response } ?? text.holes.first { $0.kind == .output }
    if let whole {
      return TracedText(Hole(kind: whole.kind, name: "part", number: whole.number))
    }
    return TracedText(Hole(kind: .unknown, name: "part of \(text.description)"))
  }

  /// What curl adds in a line of its own (`-w '\n%{http_code}'`), where `${answer##*$'\n'}` takes
  /// the last line.
  private func codeAfterLine(_ pattern: TracedText, _ text: TracedText) -> TracedText? {
    guard pattern.bytes == [UInt8(ascii: "*"), UInt8(ascii: "\n")], text.bytes.last == 0,
      let last = text.holes.last, last.kind == .unknown,
      ["\n", "\\n"].contains(where: last.name.hasPrefix),
      last.name.drop(while: { "\\n".contains($0) || $0 == "\n" }) == "%{http_code}"
    else { return nil }
    return text.slice(ByteRange(text.count - 1, text.count))
  }

  private func removing(
    _ pattern: TracedText, from text: TracedText, atEnd: Bool, _ longest: Bool
  ) -> TracedText {
    guard pattern.isKnown else { return unknown(text) }
    let glob = Glob(pattern.bytes)
    if glob.isLiteral {
      let matches =
        atEnd ? text.bytes.hasSuffix(glob.literal) : text.bytes.starts(with: glob.literal)
      guard matches else { return text }
      let count = glob.literal.count
      return text.slice(
        atEnd ? ByteRange(0, text.count - count) : ByteRange(count, text.count))
    }
    if !atEnd, longest, let code = codeAfterLine(pattern, text) { return code }
    guard text.isKnown else {
      return removing(upTo: glob, from: text, atEnd: atEnd, longest) ?? unknown(text)
    }
    guard text.count <= 4096 else { return unknown(text) }
    let lengths = longest ? Array((0...text.count).reversed()) : Array(0...text.count)
    for length in lengths {
      let part = atEnd ? text.bytes.suffix(length) : text.bytes.prefix(length)
      guard glob.matches(Array(part)) else { continue }
      return text.slice(
        atEnd ? ByteRange(0, text.count - length) : ByteRange(length, text.count))
    }
    return text
  }

  /// `${x#*A}`, `${x##*A}`, `${x%A*}` and `${x%%A*}` of text with run-time values; nil where one of
  /// them may hold the A that counts.
  private func removing(
    upTo glob: Glob, from text: TracedText, atEnd: Bool, _ longest: Bool
  ) -> TracedText? {
    guard let mark = atEnd ? glob.head : glob.tail, !mark.isEmpty, mark.count <= text.count else {
      return nil
    }
    let places = (0...(text.count - mark.count)).filter {
      text.bytes[$0...].starts(with: mark)
    }
    let isFirst = atEnd == longest
    guard let place = isFirst ? places.first : places.last else { return nil }
    let decisive = isFirst ? text.bytes[..<place] : text.bytes[place...]
    if decisive.contains(TracedText.holeByte) { return nil }
    return text.slice(
      atEnd ? ByteRange(0, place) : ByteRange(place + mark.count, text.count))
  }

  private func replacing(_ pattern: TracedText, in text: TracedText, all: Bool) -> TracedText {
    // From bash 5.2 on an unquoted `&` stands for what was matched.
    guard pattern.isKnown, !pattern.isEmpty, second?.bytes.contains(UInt8(ascii: "&")) != true
    else { return unknown(text) }
    let glob = Glob(pattern.bytes)
    guard glob.isLiteral else { return unknown(text) }
    var result = TracedText()
    var start = 0
    var offset = 0
    while offset + glob.literal.count <= text.count {
      guard text.bytes[offset...].starts(with: glob.literal) else {
        offset += 1
        continue
      }
      result.append(text.slice(ByteRange(start, offset)))
      if let second { result.append(second) }
      offset += glob.literal.count
      start = offset
      if !all { break }
    }
    result.append(text.slice(ByteRange(start, text.count)))
    return result
  }

  /// `${name/#pattern/word}`, `${name/%pattern/word}`.
  private func replacingEnd(
    _ pattern: TracedText, of text: TracedText, atEnd: Bool
  ) -> TracedText {
    guard pattern.isKnown, second?.bytes.contains(UInt8(ascii: "&")) != true else {
      return unknown(text)
    }
    let glob = Glob(pattern.bytes)
    guard glob.isLiteral else { return unknown(text) }
    let part = glob.literal
    let matches = atEnd ? text.bytes.hasSuffix(part) : text.bytes.starts(with: part)
    guard matches else {
      // A hole at that end may hold what is looked for.
      let edge = atEnd ? text.bytes.suffix(part.count) : text.bytes.prefix(part.count)
      return edge.contains(TracedText.holeByte) ? unknown(text) : text
    }
    let word = second ?? TracedText()
    if atEnd { return text.slice(ByteRange(0, text.count - part.count)) + word }
    return word + text.slice(ByteRange(part.count, text.count))
  }

  /// `^`, `^^`, `,`, `,,` without a pattern: letters of another case, where there are any. Nil for
  /// other operations, and for letters beyond ASCII.
  private func cased(_ text: TracedText) -> TracedText? {
    guard first == nil || first?.isEmpty == true, text.isKnown,
      text.bytes.allSatisfy({ $0 < 0x80 })
    else { return nil }
    let isUpper: Bool
    let count: Int
    switch operation {
    case .upperFirst: (isUpper, count) = (true, 1)
    case .upperAll: (isUpper, count) = (true, text.count)
    case .lowerFirst: (isUpper, count) = (false, 1)
    case .lowerAll: (isUpper, count) = (false, text.count)
    default: return nil
    }
    let letters =
      isUpper ? UInt8(ascii: "a")...UInt8(ascii: "z") : UInt8(ascii: "A")...UInt8(ascii: "Z")
    var result = TracedText()
    for (offset, byte) in text.bytes.enumerated() {
      let place = ByteRange(offset, offset + 1)
      let changes = offset < count && letters.contains(byte)
      result.append(changes ? text.unit(place, meaning: [byte ^ 0x20]) : text.slice(place))
    }
    return result
  }

  private func substring(_ text: TracedText) -> TracedText {
    if second == nil, let code = codeAtEnd(text) { return code }
    guard text.isKnown, let range = range(count: text.count) else { return unknown(text) }
    return text.slice(range)
  }

  /// What curl adds with `-w '%{http_code}'`, where `${answer: -3}` takes its three digits.
  private func codeAtEnd(_ text: TracedText) -> TracedText? {
    guard first?.bytes.filter({ !isBlank($0) }) == [UInt8]("-3".utf8), text.bytes.last == 0,
      let last = text.holes.last, last.kind == .unknown, last.name.hasSuffix("%{http_code}")
    else { return nil }
    return text.slice(ByteRange(text.count - 1, text.count))
  }

  /// `${@:2}`, `${array[@]:1:2}`; the first element has the number `first`.
  func sliced(_ elements: [TracedText], from first: Int) -> [TracedText] {
    guard let range = range(count: elements.count + first) else { return elements }
    let start = max(0, range.start - first)
    return Array(elements[start..<max(start, range.end - first)])
  }

  private func range(count: Int) -> ByteRange? {
    func number(_ text: TracedText?) -> Int? {
      text.flatMap { text in
        Int(String(decoding: text.bytes.filter { !isBlank($0) }, as: UTF8.self))
      }
    }
    guard let offset = number(first) else { return nil }
    let start = min(count, max(0, offset < 0 ? count + offset : offset))
    guard second != nil else { return ByteRange(start, count) }
    guard let length = number(second) else { return nil }
    let end = length < 0 ? count + length : start + min(count - start, length)
    return end >= start ? ByteRange(start, end) : nil
  }
}

extension Array where Element == UInt8 {
  /// Whether the array ends with `other`.
  func hasSuffix(_ other: [UInt8]) -> Bool { suffix(other.count).elementsEqual(other) }
}

/// A shell pattern (POSIX 2.13): `*`, `?`, `[...]`.
struct Glob {
  private let pattern: [UInt8]
  init(_ pattern: [UInt8]) { self.pattern = pattern }

  /// Whether a byte means something in a pattern when it is not quoted.
  static func isSpecial(_ byte: UInt8) -> Bool { "*?[\\".utf8.contains(byte) }

  /// Whether no byte of it is special but quoted ones.
  var isLiteral: Bool { quoted().isLiteral }
  /// The text it matches if it is literal.
  var literal: [UInt8] { quoted().text }

  /// The literal text behind a `*` at the beginning, and the one before a `*` at the end.
  var tail: [UInt8]? { pattern.first == UInt8(ascii: "*") ? literal(pattern.dropFirst()) : nil }
  var head: [UInt8]? { pattern.last == UInt8(ascii: "*") ? literal(pattern.dropLast()) : nil }

  private func literal(_ part: ArraySlice<UInt8>) -> [UInt8]? {
    let glob = Glob(Array(part))
    return glob.isLiteral && part.last != UInt8(ascii: "\\") ? glob.literal : nil
  }

  /// The text without the backslashes that quote, and whether all special bytes were quoted.
  private func quoted() -> (text: [UInt8], isLiteral: Bool) {
    var text: [UInt8] = []
    var isLiteral = true
    var index = 0
    while index < pattern.count {
      if pattern[index] == UInt8(ascii: "\\"), index + 1 < pattern.count {
        index += 1
      } else if Glob.isSpecial(pattern[index]) {
        isLiteral = false
      }
      text.append(pattern[index])
      index += 1
    }
    return (text, isLiteral)
  }

  /// Whether the pattern matches the whole of `text`; a hole in `text` matches only `*`.
  func matches(_ text: [UInt8]) -> Bool {
    var (p, t) = (0, 0)
    var retry: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        retry = (p, t)
        p += 1
      } else if let next = step(p, text[t]) {
        p = next
        t += 1
      } else if let place = retry {
        retry = (place.pattern, place.text + 1)
        p = place.pattern + 1
        t = place.text + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// The place in the pattern after an element that matches `byte`.
  private func step(_ place: Int, _ byte: UInt8) -> Int? {
    guard place < pattern.count, byte != TracedText.holeByte else { return nil }
    switch pattern[place] {
    case UInt8(ascii: "?"): return place + 1
    case UInt8(ascii: "["): return bracket(place, byte)
    case UInt8(ascii: "\\") where place + 1 < pattern.count:
      return pattern[place + 1] == byte ? place + 2 : nil
    default: return pattern[place] == byte ? place + 1 : nil
    }
  }

  private func bracket(_ place: Int, _ byte: UInt8) -> Int? {
    var index = place + 1
    let isNegated =
      index < pattern.count && (pattern[index] == UInt8(ascii: "!") || pattern[index] == 94)
    if isNegated { index += 1 }
    let first = index
    var found = false
    while index < pattern.count, pattern[index] != UInt8(ascii: "]") || index == first {
      if index + 2 < pattern.count, pattern[index + 1] == UInt8(ascii: "-"),
        pattern[index + 2] != UInt8(ascii: "]")
      {
        found = found || (pattern[index]...max(pattern[index], pattern[index + 2])).contains(byte)
        index += 3
      } else {
        found = found || pattern[index] == byte
        index += 1
      }
    }
    guard index < pattern.count else { return pattern[place] == byte ? place + 1 : nil }
    return found != isNegated ? index + 1 : nil
  }
}
