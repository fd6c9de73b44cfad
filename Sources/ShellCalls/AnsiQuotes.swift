import Calls
import Text

extension Evaluation {
  /// `$'...'` (bash(1), QUOTING): `range` includes the quotes.
  func decodeAnsiQuoted(_ range: ByteRange, _ document: TracedText) -> TracedText {
    var result = TracedText()
    var offset = range.start + 2
    let end = max(offset, range.end - 1)
    var start = offset
    while offset < end {
      guard document.bytes[offset] == UInt8(ascii: "\\"), offset + 1 < end else {
        offset += 1
        continue
      }
      result.append(document.slice(ByteRange(start, offset)).inside(.ansiQuoted))
      let (meaning, length) = ansiEscape(document.bytes[ByteRange(offset + 1, end)])
      let whole = ByteRange(offset, offset + 1 + length)
      result.append(document.unit(whole, meaning: meaning, inside: .ansiQuoted))
      offset = whole.end
      start = offset
    }
    result.append(document.slice(ByteRange(start, end)).inside(.ansiQuoted))
    return result
  }
}

/// The meaning of the escape whose bytes after the backslash begin `text`, and how many of them
/// belong to it.
func ansiEscape(_ text: ArraySlice<UInt8>) -> (meaning: [UInt8], length: Int) {
  guard let first = text.first else { return ([], 0) }
  let simple: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13, UInt8(ascii: "a"): 7,
    UInt8(ascii: "b"): 8, UInt8(ascii: "e"): 27, UInt8(ascii: "E"): 27, UInt8(ascii: "f"): 12,
    UInt8(ascii: "v"): 11, UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "'"): UInt8(ascii: "'"), UInt8(ascii: "\""): UInt8(ascii: "\""),
    UInt8(ascii: "?"): UInt8(ascii: "?"),
  ]
  if let byte = simple[first] { return ([byte], 1) }
  switch first {
  case UInt8(ascii: "x"): return number(text.dropFirst(), radix: 16, digits: 2, skipped: 1)
  case UInt8(ascii: "u"): return number(text.dropFirst(), radix: 16, digits: 4, skipped: 1)
  case UInt8(ascii: "U"): return number(text.dropFirst(), radix: 16, digits: 8, skipped: 1)
  case UInt8(ascii: "0")...UInt8(ascii: "7"):
    return number(text, radix: 8, digits: 3, skipped: 0)
  default: return ([UInt8(ascii: "\\"), first], 1)
  }
}

private func number(
  _ text: ArraySlice<UInt8>, radix: Int, digits: Int, skipped: Int
) -> (meaning: [UInt8], length: Int) {
  let own = text.prefix(digits).prefix { Character(Unicode.Scalar($0)).hexDigitValue ?? 99 < radix }
  let value = UInt32(String(decoding: own, as: UTF8.self), radix: radix)
  guard let value, let scalar = Unicode.Scalar(value), value != 0 else { return ([], skipped) }
  let isByte = digits <= 3
  let meaning = isByte ? [UInt8(truncatingIfNeeded: value)] : [UInt8](String(scalar).utf8)
  return (meaning, skipped + own.count)
}
