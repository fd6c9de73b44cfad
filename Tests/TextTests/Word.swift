@testable import Text

/// A small reader of one shell word, enough to decode what edits write: quotes, backslashes,
/// `$name` and `${name}` as holes, and `\n`, `\t`, `\'`, `\\` and octal numbers in `$'...'`.
struct Word {
  private let document: TracedText
  private let bytes: [UInt8]
  private var place = 0
  private var text = TracedText()

  /// The traced text of `source`, a word in the file `file`.
  static func decode(_ source: [UInt8], in file: FileID) -> TracedText {
    var word = Word(file: file, source: source)
    word.readUnquoted()
    return word.text
  }

  private init(file: FileID, source: [UInt8]) {
    document = TracedText(file: file, bytes: source)
    bytes = source
  }

  private mutating func readUnquoted() {
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "'"):
        let end = bytes[(place + 1)...].firstIndex(of: UInt8(ascii: "'")) ?? bytes.count
        text.append(document.slice(ByteRange(place + 1, end)).inside(.singleQuoted))
        place = end + 1
      case UInt8(ascii: "\""): readDoubleQuoted()
      case UInt8(ascii: "$") where bytes[place...].starts(with: "$'".utf8): readAnsi()
      case UInt8(ascii: "$"): readHole(.unquoted)
      case UInt8(ascii: "\\"): readEscape(.unquoted)
      default: readExact(.unquoted)
      }
    }
  }

  private mutating func readDoubleQuoted() {
    place += 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      switch bytes[place] {
      case UInt8(ascii: "$"): readHole(.doubleQuoted)
      case UInt8(ascii: "\\") where #"\"$`"#.utf8.contains(bytes[place + 1]):
        readEscape(.doubleQuoted)
      default: readExact(.doubleQuoted)
      }
    }
    place += 1
  }

  private mutating func readAnsi() {
    place += 2
    while place < bytes.count, bytes[place] != UInt8(ascii: "'") {
      guard bytes[place] == UInt8(ascii: "\\") else {
        readExact(.ansiQuoted)
        continue
      }
      let digits = bytes[(place + 1)...].prefix(3).prefix { (0x30...0x37).contains($0) }
      let number = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      let letters: [UInt8: UInt8] = [0x6E: 10, 0x74: 9]
      let meaning = number ?? letters[bytes[place + 1]] ?? bytes[place + 1]
      let range = ByteRange(place, place + 1 + max(1, digits.count))
      text.append(document.unit(range, meaning: [meaning], inside: .ansiQuoted))
      place = range.end
    }
    place += 1
  }

  private mutating func readHole(_ layer: Layer) {
    var end = place + 1
    if end < bytes.count, bytes[end] == UInt8(ascii: "{") {
      end = (bytes[end...].firstIndex(of: UInt8(ascii: "}")) ?? bytes.count - 1) + 1
    } else {
      while end < bytes.count, Word.belongsToName(bytes[end]) { end += 1 }
    }
    let name = bytes[place + 1..<end].filter(Word.belongsToName)
    let hole = Hole(kind: .variable, name: String(decoding: name, as: UTF8.self))
    text.append(document.hole(hole, at: ByteRange(place, end), inside: layer))
    place = end
  }

  private static func belongsToName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
      || (0x30...0x39).contains(byte)
  }

  private mutating func readEscape(_ layer: Layer) {
    let range = ByteRange(place, place + 2)
    text.append(document.unit(range, meaning: [bytes[place + 1]], inside: layer))
    place += 2
  }

  private mutating func readExact(_ layer: Layer) {
    text.append(document.slice(ByteRange(place, place + 1)).inside(layer))
    place += 1
  }
}
