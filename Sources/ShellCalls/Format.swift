import Calls
import Text

/// A format of printf(1) that is applied to words.
struct Format {
  private let text: TracedText
  private let words: [TracedText]
  /// How many of the words were taken.
  private(set) var used = 0
  /// Where each conversion that took a word is written, with the word's index.
  private(set) var conversions: [(place: Origin, index: Int)] = []

  init(_ text: TracedText, _ words: [TracedText]) {
    self.text = text
    self.words = words
  }

  /// Whether no word is left.
  var isDone: Bool { used >= words.count }

  /// The text for as many words as the format takes.
  mutating func round() -> TracedText {
    var result = TracedText()
    var offset = 0
    var start = 0
    while offset < text.count {
      switch text.bytes[offset] {
      case UInt8(ascii: "\\") where offset + 1 < text.count:
        result.append(text.slice(ByteRange(start, offset)))
        let (meaning, length) = ansiEscape(text.bytes[(offset + 1)...])
        let whole = ByteRange(offset, offset + 1 + length)
        result.append(text.slice(whole).standingFor(meaning))
        offset = whole.end
        start = offset
      case UInt8(ascii: "%") where offset + 1 < text.count:
        result.append(text.slice(ByteRange(start, offset)))
        offset = convert(from: offset, &result)
        start = offset
      default:
        offset += 1
      }
    }
    result.append(text.slice(ByteRange(start, text.count)))
    return result
  }

  /// One conversion: `%`, flags, width, precision, letter. Gives the offset behind it.
  private mutating func convert(from start: Int, _ result: inout TracedText) -> Int {
    var scan = start + 1
    func digits() -> Int? {
      let own = text.bytes[scan...].prefix { (0x30...0x39).contains($0) }
      scan += own.count
      return own.isEmpty ? nil : Int(String(decoding: own, as: UTF8.self))
    }
    let flags = text.bytes[scan...].prefix { "-+ #0".utf8.contains($0) }
    scan += flags.count
    let width = digits() ?? 0
    var precision: Int?
    if scan < text.count, text.bytes[scan] == UInt8(ascii: ".") {
      scan += 1
      precision = digits() ?? 0
    }
    guard scan < text.count else {
      result.append(text.slice(ByteRange(start, text.count)))
      return text.count
    }
    let letter = text.bytes[scan]
    if letter == UInt8(ascii: "%") {
      result.append(TracedText(unwritten: [letter]))
      return scan + 1
    }
    let place = text.span(of: ByteRange(start, scan + 1))
    let word = next(at: place)
    let layout = Layout(flags: Array(flags), width: width, precision: precision)
    result.append(layout.applied(to: word, letter))
    return scan + 1
  }

  /// The next word; an empty one where none is left.
  private mutating func next(at place: Origin?) -> TracedText {
    guard used < words.count else { return TracedText() }
    if let place { conversions.append((place, used)) }
    used += 1
    return words[used - 1]
  }

  /// What stands between the percent sign and the letter of a conversion.
  private struct Layout {
    let flags: [UInt8]
    let width: Int
    let precision: Int?

    private var isPlain: Bool { flags.isEmpty && width == 0 && precision == nil }

    func applied(to word: TracedText, _ letter: UInt8) -> TracedText {
      switch letter {
      case UInt8(ascii: "s"): return string(word)
      case UInt8(ascii: "b"): return word.withoutEscapes().map(string) ?? unknown(word)
      case UInt8(ascii: "d"), UInt8(ascii: "i"): return number(word)
      case UInt8(ascii: "q") where isPlain && Layer.unquoted.encode(word.bytes) == word.bytes:
        return word
      default: return unknown(word)
      }
    }

    private func string(_ word: TracedText) -> TracedText {
      if isPlain { return word }
      guard word.isKnown, word.bytes.allSatisfy({ $0 < 0x80 }), width < 4096,
        flags.allSatisfy({ $0 == UInt8(ascii: "-") })
      else { return unknown(word) }
      let text = word.slice(ByteRange(0, min(word.count, precision ?? word.count)))
      return padded(text, with: UInt8(ascii: " "))
    }

    private func number(_ word: TracedText) -> TracedText {
      if isPlain, !word.isKnown { return word }
      if word.isEmpty { return padded(TracedText(unwritten: [UInt8(ascii: "0")]), with: 0x20) }
      let isDecimal =
        word.bytes.allSatisfy { (0x30...0x39).contains($0) } && word.count < 19
        && (word.bytes[0] != 0x30 || word.count == 1)
      guard isDecimal, precision == nil, width < 4096,
        flags.allSatisfy({ $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "0") })
      else { return unknown(word) }
      let pads = flags.contains(UInt8(ascii: "0")) && !flags.contains(UInt8(ascii: "-"))
      return padded(word, with: pads ? UInt8(ascii: "0") : UInt8(ascii: " "))
    }

    private func padded(_ text: TracedText, with byte: UInt8) -> TracedText {
      let missing = TracedText(unwritten: Array(repeating: byte, count: max(0, width - text.count)))
      return flags.contains(UInt8(ascii: "-")) ? text + missing : missing + text
    }

    /// Text that is made of a word in a way that is not followed.
    private func unknown(_ word: TracedText) -> TracedText {
      if let answer = word.holes.first(where: { $0.kind == .response }) {
        return TracedText(Hole(kind: .response, name: "part", number: answer.number))
      }
      return TracedText(Hole(kind: .unknown, name: "formatted text"))
    }
  }
}

extension TracedText {
  /// The text that `echo -e` and `%b` make of it; nil for an escape that is not followed.
  func withoutEscapes() -> TracedText? {
    guard bytes.contains(UInt8(ascii: "\\")) else { return self }
    var result = TracedText()
    var start = 0
    var offset = 0
    while offset < count {
      guard bytes[offset] == UInt8(ascii: "\\"), offset + 1 < count else {
        offset += 1
        continue
      }
      let letter = bytes[offset + 1]
      guard "\\abeEfnrtvxuU".utf8.contains(letter) else {
        // `\c` ends the output, digits are octal; before anything else a backslash stays.
        if letter == UInt8(ascii: "c") || (0x30...0x39).contains(letter) { return nil }
        offset += 2
        continue
      }
      result.append(slice(ByteRange(start, offset)))
      let (meaning, length) = ansiEscape(bytes[(offset + 1)...])
      let whole = ByteRange(offset, offset + 1 + length)
      result.append(slice(whole).standingFor(meaning))
      offset = whole.end
      start = offset
    }
    result.append(slice(ByteRange(start, count)))
    return result
  }
}
