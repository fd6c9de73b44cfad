import Text

/// A string of Groovy or Terraform where it is written.
struct QuotedString {
  /// The bytes from the opening quote through the closing one.
  let range: ByteRange
  let text: TracedText

  /// Reads the string that begins at `start`; nil where none does.
  ///
  /// - Parameters:
  ///   - hasTriples: whether `'''` and `\"\"\"` open strings over several lines.
  ///   - isTerraform: whether `$${` and `%%{` stand for `${` and `%{`; otherwise `\$` for a dollar.
  ///     Nil where a dollar is one.
  init?(_ whole: TracedText, at start: Int, hasTriples: Bool, isTerraform language: Bool?) {
    let isTerraform = language == true
    let bytes = whole.bytes
    guard start < bytes.count else { return nil }
    let quote = bytes[start]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") && !isTerraform else {
      return nil
    }
    let isTriple = hasTriples && bytes[start...].starts(with: [quote, quote, quote])
    let mark = [UInt8](repeating: quote, count: isTriple ? 3 : 1)
    let isTemplate = quote == UInt8(ascii: "\"") && language != nil
    let layer = Layer.cString(quote: quote, escapesDollar: isTemplate && !isTerraform)
    var text = TracedText()
    var offset = start + mark.count
    var from = offset
    func exact(to end: Int) -> TracedText {
      let own = whole.slice(ByteRange(from, end)).inside(layer)
      return isTerraform ? own.inside(.terraformTemplate) : own
    }
    while offset < bytes.count, !bytes[offset...].starts(with: mark) {
      let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
      if bytes[offset] == UInt8(ascii: "\n"), !isTriple { return nil }
      if bytes[offset] == UInt8(ascii: "\\") {
        guard let meaning = QuotedString.escape(next) else { return nil }
        text.append(exact(to: offset))
        text.append(whole.unit(ByteRange(offset, offset + 2), meaning: meaning, inside: layer))
        offset += 2
        from = offset
      } else if isTemplate, let length = QuotedString.template(bytes, offset, isTerraform) {
        text.append(exact(to: offset))
        let place = ByteRange(offset, offset + length)
        text.append(QuotedString.value(of: place, whole, layer, isTerraform))
        offset += length
        from = offset
      } else {
        offset += 1
      }
    }
    guard offset + mark.count <= bytes.count else { return nil }
    text.append(exact(to: offset))
    range = ByteRange(start, offset + mark.count)
    self.text = text
  }

  private static func escape(_ letter: UInt8) -> [UInt8]? {
    switch letter {
    case UInt8(ascii: "n"): [0x0A]
    case UInt8(ascii: "t"): [0x09]
    case UInt8(ascii: "r"): [0x0D]
    case 0x0A: []
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "$"): [letter]
    default: nil
    }
  }

  /// How many bytes an expression, or the escape of one, takes at an offset.
  private static func template(_ bytes: [UInt8], _ offset: Int, _ isTerraform: Bool) -> Int? {
    let rest = bytes[offset...]
    if isTerraform, rest.starts(with: "$${".utf8) || rest.starts(with: "%%{".utf8) { return 3 }
    guard rest.starts(with: "${".utf8) || isTerraform && rest.starts(with: "%{".utf8) else {
      return isTerraform ? nil : variableName(in: bytes, at: offset).map { $0.end - offset }
    }
    return rest.firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 - offset }
  }

  private static func value(
    of place: ByteRange, _ whole: TracedText, _ layer: Layer, _ isTerraform: Bool
  ) -> TracedText {
    let source = whole.bytes[place]
    if isTerraform, place.count == 3, source[place.start] == source[place.start + 1] {
      return whole.unit(place, meaning: Array(source.dropFirst()), inside: layer)
    }
    let name = String(decoding: source, as: UTF8.self).filter { !"${}".contains($0) }
    return whole.hole(Hole(kind: .unknown, name: name), at: place, inside: layer)
  }
}

extension Document {
  /// A Jenkinsfile: the strings of `sh` steps, and what `environment` sets.
  mutating func readJenkinsfile(_ whole: TracedText) {
    let bytes = whole.bytes
    var offset = 0
    var scripts: [EmbeddedScript] = []
    while offset < bytes.count {
      if bytes[offset...].starts(with: "//".utf8) {
        let end = lineEnd(bytes, from: offset)
        comments.append(ByteRange(offset, end))
        offset = end
      } else if bytes[offset...].starts(with: "/*".utf8) {
        let start = offset
        while offset < bytes.count, !bytes[offset...].starts(with: "*/".utf8) { offset += 1 }
        comments.append(ByteRange(start, offset))
      } else if let string = QuotedString(whole, at: offset, hasTriples: true, isTerraform: false) {
        parts.append(Part(range: string.range, value: string.text.bytes))
        if isShellStep(bytes, before: offset) {
          let line = scripts.count + 1
          var script = EmbeddedScript(text: string.text, name: "`sh` step \(line)")
          if returnsOutput(bytes, around: string.range) {
            script.reader = "the output of this step goes to Groovy code, which is not followed"
          }
          scripts.append(script)
        }
        offset = string.range.end
      } else {
        offset += 1
      }
    }
    groups = scripts.isEmpty ? [] : [ScriptGroup(scripts)]
  }

  /// Whether `sh `, `sh(` or `sh(script: ` stands before a string.
  private func isShellStep(_ bytes: [UInt8], before offset: Int) -> Bool {
    let start = bytes[..<offset].lastIndex { $0 == 0x0A || $0 == UInt8(ascii: ";") }.map { $0 + 1 }
    let before = String(decoding: bytes[(start ?? 0)..<offset], as: UTF8.self)
    let words = before.split { " \t(){},".contains($0) }.map(String.init)
    if words.last == "sh" { return true }
    return words.last == "script:" && words.contains("sh")
  }

  /// Whether `returnStdout` stands in the call around a string.
  private func returnsOutput(_ bytes: [UInt8], around string: ByteRange) -> Bool {
    let line = bytes[..<string.start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let before = String(decoding: bytes[line..<string.start], as: UTF8.self)
    let isCall = before.replacing(" ", with: "").contains("sh(")
    let close = UInt8(ascii: isCall ? ")" : "\n")
    let end = bytes[string.end...].firstIndex(of: close) ?? bytes.count
    let after = String(decoding: bytes[string.end..<end], as: UTF8.self)
    return before.contains("returnStdout") || after.contains("returnStdout")
  }
}
