import Text

/// Finds the expressions of a template in text: `${{ … }}`, `{{ … }}`, `<< … >>`.
struct TemplateSyntax {
  let open: [UInt8]
  let close: [UInt8]

  init(_ open: String, _ close: String) {
    self.open = [UInt8](open.utf8)
    self.close = [UInt8](close.utf8)
  }

  /// `${{ expression }}` of GitHub Actions and Azure Pipelines.
  static let github = TemplateSyntax("${{", "}}")
  /// `{{ expression }}` of Jinja, Go templates and Task.
  static let braces = TemplateSyntax("{{", "}}")
  /// `<< expression >>` of CircleCI.
  static let circle = TemplateSyntax("<<", ">>")

  /// The text with each expression replaced by its value, or by a hole.
  ///
  /// - Parameter isExpression: what stands between the marks of an expression.
  func filled(
    _ text: TracedText, while isExpression: (String) -> Bool = { _ in true },
    _ value: (String) -> TracedText?
  ) -> TracedText {
    var result = TracedText()
    var position = 0
    var from = 0
    while let range = next(in: text.bytes, from: from) {
      let inner = text.bytes[(range.start + open.count)..<(range.end - close.count)]
      let expression = trimmed(inner)
      from = range.end
      guard isExpression(expression) else {
        from = range.start + open.count
        continue
      }
      result.append(text.slice(ByteRange(position, range.start)))
      if let known = value(expression) {
        result.append(known)
      } else {
        result.append(TracedText(hole(text, range), origin: text.span(of: range)))
      }
      position = range.end
    }
    result.append(text.slice(ByteRange(position, text.count)))
    return result
  }

  /// Named so that `${name}` in a message reads as the expression does.
  private func hole(_ text: TracedText, _ range: ByteRange) -> Hole {
    let source = String(decoding: text.bytes[range], as: UTF8.self)
    let isDollar = source.hasPrefix("${") && source.hasSuffix("}")
    let name = isDollar ? String(source.dropFirst(2).dropLast()) : source
    return Hole(kind: .unknown, name: name)
  }

  private func next(in bytes: [UInt8], from start: Int) -> ByteRange? {
    var index = start
    while index + open.count + close.count <= bytes.count {
      if bytes[index...].starts(with: open) {
        var end = index + open.count
        while end + close.count <= bytes.count {
          if bytes[end...].starts(with: close) { return ByteRange(index, end + close.count) }
          end += 1
        }
        return nil
      }
      index += 1
    }
    return nil
  }
}

/// The text of bytes without the blanks around it.
func trimmed(_ bytes: some Collection<UInt8>) -> String {
  let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
  let kept = Array(bytes).drop(while: isBlank)
  let end = kept.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? kept.startIndex
  return String(decoding: kept[..<end], as: UTF8.self)
}
