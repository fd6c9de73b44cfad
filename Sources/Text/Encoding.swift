/// One way in which text is written inside other text.
package enum Layer: Hashable, Sendable {
  /// Shell text outside quotes: a backslash quotes the next byte.
  case unquoted
  /// `'...'`
  case singleQuoted
  /// `"..."`
  case doubleQuoted
  /// `$'...'`
  case ansiQuoted
  /// The body of a here-document whose delimiter is not quoted.
  case hereDocument
  /// The inside of backquotes.
  case backquoted
  /// A JSON string.
  case jsonString
  /// An interpreted string literal of Go, `"..."`.
  case goString
  /// A raw string literal of Go, between backquotes.
  case goRawString
  /// A format of Go's `fmt`, in which a percent sign is doubled.
  case goFormat
  /// The place behind the type of a field of a Go struct that has no tag: a name of JSON stands
  /// there as a whole tag.
  case goFieldTag
  /// A plain YAML scalar, in a flow collection or not.
  case yamlPlain(isInFlow: Bool)
  /// `'...'` of YAML
  case yamlSingleQuoted
  /// `"..."` of YAML
  case yamlDoubleQuoted
  /// Lines that are indented by so many blanks: a literal block of YAML, a fence in a list.
  case indented(by: Int)
  /// A folded block (`>`) of YAML.
  case yamlFolded
  /// A text in which `$$` stands for a dollar and a line end cannot be written: the recipe of a
  /// makefile, the value of a Compose file.
  case doubledDollar
  /// The value of a variable in a makefile.
  case makeValue
  /// An instruction of a Dockerfile, or another text that is one line.
  case oneLine
  /// A template of Terraform: `$${` stands for `${` and `%%{` for `%{`.
  case terraformTemplate
  /// `'...'` or `"..."` of Groovy, Java or another language with C's escapes; a dollar is escaped
  /// where it would begin an expression.
  case cString(quote: UInt8, escapesDollar: Bool)
  /// Text on one line without escapes, up to a closing byte.
  case verbatim(end: UInt8)
  /// A word of a unit of systemd, in quotes or outside them; a command's has `$$` for a dollar.
  case unitWord(quote: UInt8?, isCommand: Bool)
  /// The command of a crontab: `\\%` stands for `%`.
  case crontab
}

/// How a piece of text is written at its place: layers from the outermost to the innermost. No
/// layer means that the bytes stand for themselves.
package struct Encoding: Hashable, Sendable {
  package let layers: [Layer]
  package init(_ layers: [Layer] = []) { self.layers = layers }

  /// This encoding with one more layer inside.
  package func inside(_ layer: Layer) -> Encoding { Encoding(layers + [layer]) }

  /// The bytes that stand for `text` at such a place; nil if it cannot be written there.
  package func encode(_ text: [UInt8]) -> [UInt8]? {
    var bytes = text
    for layer in layers.reversed() {
      guard let encoded = layer.encode(bytes) else { return nil }
      bytes = encoded
    }
    return bytes
  }
}

extension Layer {
  /// The bytes that stand for `text` in this layer; nil if it cannot be written there.
  package func encode(_ text: [UInt8]) -> [UInt8]? {
    if self != .jsonString, text.contains(0) { return nil }
    if let host = encodeForHost(text) { return host }
    switch self {
    case .unquoted: return backslashedOutsideQuotes(text)
    case .singleQuoted: return replacing(text) { $0 == ascii("'") ? [UInt8]("'\\''".utf8) : nil }
    case .doubleQuoted: return backslashed(text, #""\$`"#)
    case .hereDocument: return backslashed(text, #"\$`"#)
    case .backquoted: return backslashed(text, #"\$`"#)
    case .ansiQuoted: return replacing(text, with: ansiEscape)
    case .jsonString: return replacing(text, with: jsonEscape)
    case .goString: return replacing(text, with: goEscape)
    case .goRawString: return text.contains(where: { $0 == ascii("`") || $0 == 13 }) ? nil : text
    case .goFormat: return replacing(text) { $0 == ascii("%") ? [$0, $0] : nil }
    case .goFieldTag:
      return text.allSatisfy(standsForItself)
        ? [UInt8](" `json:\"".utf8) + text + [UInt8]("\"`".utf8) : nil
    default: return nil
    }
  }
}

/// The byte of an ASCII character.
func ascii(_ character: Unicode.Scalar) -> UInt8 { UInt8(ascii: character) }

func replacing(_ text: [UInt8], with escape: (UInt8) -> [UInt8]?) -> [UInt8] {
  var result: [UInt8] = []
  for byte in text {
    if let escaped = escape(byte) { result += escaped } else { result.append(byte) }
  }
  return result
}

/// A backslash before each of `special`.
private func backslashed(_ text: [UInt8], _ special: StaticString) -> [UInt8] {
  let special = [UInt8](special.description.utf8)
  return replacing(text) { special.contains($0) ? [ascii("\\"), $0] : nil }
}

/// Outside quotes a line end cannot be quoted by a backslash (POSIX 2.2.1), so it goes in quotes.
private func backslashedOutsideQuotes(_ text: [UInt8]) -> [UInt8] {
  replacing(text) { byte in
    if byte == ascii("\n") { return [UInt8]("'\n'".utf8) }
    return standsForItself(byte) ? nil : [ascii("\\"), byte]
  }
}

/// Whether a byte outside quotes needs no backslash anywhere in a word.
private func standsForItself(_ byte: UInt8) -> Bool {
  switch byte {
  case ascii("a")...ascii("z"), ascii("A")...ascii("Z"), ascii("0")...ascii("9"), 0x80...: true
  default: [UInt8]("%+,-./:=@_".utf8).contains(byte)
  }
}

/// bash(1), QUOTING: backslash, quote and control bytes are escaped in `$'...'`.
private func ansiEscape(_ byte: UInt8) -> [UInt8]? {
  switch byte {
  case ascii("\\"), ascii("'"): return [ascii("\\"), byte]
  case ascii("\n"): return [UInt8](#"\n"#.utf8)
  case ascii("\t"): return [UInt8](#"\t"#.utf8)
  case 0..<0x20, 0x7F:
    let octal = String(byte, radix: 8)
    return [UInt8](("\\" + String(repeating: "0", count: 3 - octal.count) + octal).utf8)
  default: return nil
  }
}

/// Go specification, "String literals".
private func goEscape(_ byte: UInt8) -> [UInt8]? {
  switch byte {
  case ascii("\\"), ascii("\""): return [ascii("\\"), byte]
  case ascii("\n"): return [UInt8](#"\n"#.utf8)
  case ascii("\t"): return [UInt8](#"\t"#.utf8)
  case 0..<0x20, 0x7F:
    let digits = String(byte, radix: 16)
    return [UInt8](("\\x" + String(repeating: "0", count: 2 - digits.count) + digits).utf8)
  default: return nil
  }
}

/// RFC 8259 section 7.
func jsonEscape(_ byte: UInt8) -> [UInt8]? {
  switch byte {
  case ascii("\\"), ascii("\""): return [ascii("\\"), byte]
  case ascii("\n"): return [UInt8](#"\n"#.utf8)
  case ascii("\r"): return [UInt8](#"\r"#.utf8)
  case ascii("\t"): return [UInt8](#"\t"#.utf8)
  case 0..<0x20:
    let digits = String(byte, radix: 16)
    return [UInt8](("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
  default: return nil
  }
}
