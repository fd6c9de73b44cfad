import JSON
package import Text

/// The content of a JSON string, of the bytes `range` with the quotes, with its origins.
package func jsonString(_ range: ByteRange, of text: TracedText) -> TracedText? {
  var result = TracedText()
  let end = range.end - 1
  var offset = range.start + 1
  var start = offset
  func exact(to end: Int) -> TracedText {
    text.slice(ByteRange(start, max(start, end))).inside(.jsonString)
  }
  while offset < end {
    guard text.bytes[offset] == UInt8(ascii: "\\") else {
      offset += 1
      continue
    }
    result.append(exact(to: offset))
    let isCode = offset + 1 < end && text.bytes[offset + 1] == UInt8(ascii: "u")
    var length = isCode ? 6 : 2
    if isCode, text.bytes[min(offset + 6, end)...].starts(with: #"\u"#.utf8),
      [UInt8]("dD".utf8).contains(text.bytes[min(offset + 2, end)]),
      [UInt8]("89abAB".utf8).contains(text.bytes[min(offset + 3, end)])
    {
      length = 12
    }
    let escape = ByteRange(offset, min(offset + length, end))
    let quote = [UInt8(ascii: "\"")]
    guard let value = try? parseJSON(quote + text.bytes[escape] + quote).string else { return nil }
    result.append(text.unit(escape, meaning: value, inside: .jsonString))
    offset = escape.end
    start = offset
  }
  result.append(exact(to: end))
  return result
}

/// The strings of a JSON list; nil for anything else.
func jsonList(_ text: TracedText) -> [TracedText]? {
  guard text.bytes.first == UInt8(ascii: "["), let value = try? parseJSON(text.bytes),
    case .array(let items) = value.kind
  else { return nil }
  let strings = items.compactMap { item in
    item.string == nil ? nil : jsonString(item.range, of: text)
  }
  return strings.count == items.count ? strings : nil
}
