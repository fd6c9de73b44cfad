// The layers of files that hold programs of another language.
extension Layer {
  /// The bytes that stand for `text`; nil if it cannot be written there, or for another layer.
  func encodeForHost(_ text: [UInt8]) -> [UInt8]? {
    switch self {
    case .yamlPlain(let isInFlow): return isPlainScalar(text, isInFlow) ? text : nil
    case .yamlSingleQuoted:
      return onOneLine(text).map { replacing($0) { $0 == ascii("'") ? [$0, $0] : nil } }
    case .yamlDoubleQuoted: return replacing(text, with: jsonEscape)
    case .indented(let indentation):
      guard isPrintable(text) else { return nil }
      let blanks = [UInt8](repeating: ascii(" "), count: indentation)
      return replacing(text) { $0 == ascii("\n") ? [$0] + blanks : nil }
    case .yamlFolded: return isPrintable(text) ? onOneLine(text) : nil
    case .doubledDollar:
      return onOneLine(text).map { replacing($0) { $0 == ascii("$") ? [$0, $0] : nil } }
    case .makeValue:
      return onOneLine(text).map {
        replacing($0) { byte in
          if byte == ascii("$") { return [byte, byte] }
          return byte == ascii("#") ? [ascii("\\"), byte] : nil
        }
      }
    case .oneLine: return onOneLine(text)
    case .terraformTemplate: return escapingTemplates(text)
    case .cString(let quote, let escapesDollar):
      return replacing(text) { byte in
        if byte == ascii("$"), escapesDollar { return [ascii("\\"), byte] }
        if byte == ascii("\""), quote == ascii("'") { return [byte] }
        return byte == quote ? [ascii("\\"), byte] : cEscape(byte)
      }
    case .verbatim(let end): return text.contains(end) ? nil : onOneLine(text)
    case .unitWord(let quote, let isCommand): return unitText(text, quote, isCommand)
    case .crontab:
      return onOneLine(text).map {
        replacing($0) { $0 == ascii("%") ? [ascii("\\"), $0] : nil }
      }
    default: return nil
    }
  }
}

private func onOneLine(_ text: [UInt8]) -> [UInt8]? {
  text.contains(ascii("\n")) || text.contains(ascii("\r")) ? nil : text
}

/// Whether YAML can hold the text without escapes (YAML 1.2.2, section 5.1).
private func isPrintable(_ text: [UInt8]) -> Bool {
  text.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == ascii("\t") || $0 == ascii("\n") }
}

/// Whether the text may be a part of a plain scalar (YAML 1.2.2, section 7.3.3). Its neighbours are
/// not looked at.
private func isPlainScalar(_ text: [UInt8], _ isInFlow: Bool) -> Bool {
  guard text.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return false }
  if isInFlow, text.contains(where: [UInt8](",[]{}".utf8).contains) { return false }
  return zip(text, text.dropFirst() + [ascii(" ")]).allSatisfy { first, second in
    !(first == ascii(":") && second == ascii(" ")) && !(first == ascii(" ") && second == ascii("#"))
  }
}

/// Terraform's string templates: `$${` and `%%{` are the ways to write `${` and `%{`.
private func escapingTemplates(_ text: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  for (offset, byte) in text.enumerated() {
    result.append(byte)
    let opens = offset + 1 < text.count && text[offset + 1] == ascii("{")
    if opens, byte == ascii("$") || byte == ascii("%") { result.append(byte) }
  }
  return result
}

/// systemd.service(5), "Command lines": `%%` and, in a command, `$$` stand for one, and escapes are
/// those of C. Outside quotes no blank or quote is written.
private func unitText(_ text: [UInt8], _ quote: UInt8?, _ isCommand: Bool) -> [UInt8]? {
  guard let text = onOneLine(text) else { return nil }
  let special = [UInt8]("\"' \t;".utf8)
  if quote == nil, text.contains(where: special.contains) { return nil }
  return replacing(text) { byte in
    switch byte {
    case ascii("%"): [byte, byte]
    case ascii("$"): isCommand ? [byte, byte] : nil
    case ascii("\\"): [byte, byte]
    default: byte == quote ? [ascii("\\"), byte] : nil
    }
  }
}

private func cEscape(_ byte: UInt8) -> [UInt8]? {
  switch byte {
  case ascii("\\"), ascii("\""): [ascii("\\"), byte]
  case ascii("\n"): [UInt8](#"\n"#.utf8)
  case ascii("\t"): [UInt8](#"\t"#.utf8)
  case ascii("\r"): [UInt8](#"\r"#.utf8)
  default: nil
  }
}
