package import Text

/// A template of Go's text/template, as far as it names fields of an answer.
package struct GoTemplate: Sendable {
  private let bytes: [UInt8]

  /// A template; a byte 0 stands for text that is known only at run time.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The edits that make it read other names, in order. Nil where a name may be put together: it
  /// stands in a string of an action, as for `index`.
  package func renaming(_ fields: [(from: [UInt8], to: [UInt8])]) -> [Edit]? {
    var edits: [Edit] = []
    for action in actions {
      guard let own = renaming(fields, in: action) else { return nil }
      edits += own
    }
    return edits
  }

  /// The places between `{{` and `}}`, strings respected; comments left out.
  private var actions: [ByteRange] {
    var result: [ByteRange] = []
    var offset = 0
    while let start = place(of: "{{", from: offset) {
      let end = actionEnd(from: start + 2)
      if !bytes[(start + 2)..<end].starts(with: "/*".utf8) {
        result.append(ByteRange(start + 2, end))
      }
      offset = end
    }
    return result
  }

  private func place(of mark: String, from start: Int) -> Int? {
    let mark = [UInt8](mark.utf8)
    return bytes.indices.dropFirst(start).first { bytes[$0...].starts(with: mark) }
  }

  private func actionEnd(from start: Int) -> Int {
    var offset = start
    while offset < bytes.count, !bytes[offset...].starts(with: "}}".utf8) {
      offset = isQuote(bytes[offset]) ? stringEnd(from: offset) : offset + 1
    }
    return min(offset, bytes.count)
  }

  private func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`")
  }

  /// One past the closing quote.
  private func stringEnd(from start: Int) -> Int {
    var offset = start + 1
    while offset < bytes.count, bytes[offset] != bytes[start] {
      let escapes = bytes[offset] == UInt8(ascii: "\\") && bytes[start] == UInt8(ascii: "\"")
      offset += escapes ? 2 : 1
    }
    return min(offset + 1, bytes.count)
  }

  private func renaming(
    _ fields: [(from: [UInt8], to: [UInt8])], in action: ByteRange
  ) -> [Edit]? {
    var edits: [Edit] = []
    var offset = action.start
    while offset < action.end {
      if isQuote(bytes[offset]) {
        let end = min(stringEnd(from: offset), action.end)
        let text = bytes[(offset + 1)..<max(offset + 1, end - 1)]
        if fields.contains(where: { text.elementsEqual($0.from) }) { return nil }
        offset = end
        continue
      }
      guard bytes[offset] == UInt8(ascii: ".") else {
        offset += 1
        continue
      }
      let end = bytes[(offset + 1)..<action.end].firstIndex { !isNameByte($0) } ?? action.end
      let range = ByteRange(offset + 1, end)
      if let field = fields.first(where: { bytes[range].elementsEqual($0.from) }) {
        edits.append(Edit(range: range, replacement: field.to))
      }
      offset = max(end, offset + 1)
    }
    return edits
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
