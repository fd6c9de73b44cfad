import Text

/// `bytes` for a person: control characters, direction overrides and bytes that are not UTF-8 are
/// written as escapes, so that no file content can steer a terminal.
func visible(_ bytes: some RandomAccessCollection<UInt8>) -> String {
  if bytes.allSatisfy({ 0x20..<0x7F ~= $0 }) { return String(decoding: bytes, as: UTF8.self) }
  var text = ""
  var place = 0
  while place < bytes.count {
    let step = scalar(in: bytes, at: place)
    let byte = bytes[bytes.index(bytes.startIndex, offsetBy: place)]
    text += shown(step.scalar, byte: byte)
    place += step.count
  }
  return text
}

/// The same for a string.
func visible(_ text: String) -> String { visible(Array(text.utf8)) }

/// One scalar, or the byte that is none, as `visible` writes it.
func shown(_ scalar: Unicode.Scalar?, byte: UInt8) -> String {
  guard let scalar else { return "\\x" + hexadecimal(UInt32(byte), digits: 2) }
  switch scalar {
  case "\n": return "\\n"
  case "\r": return "\\r"
  case "\t": return "\\t"
  case "\0"..."\u{1F}", "\u{7F}": return "\\x" + hexadecimal(scalar.value, digits: 2)
  // C1 controls, line separators, direction marks and overrides, the byte order mark.
  case "\u{80}"..."\u{9F}", "\u{200E}", "\u{200F}", "\u{2028}"..."\u{202E}",
    "\u{2066}"..."\u{2069}", "\u{FEFF}":
    return "\\u{" + hexadecimal(scalar.value, digits: 2) + "}"
  default: return String(scalar)
  }
}

private func hexadecimal(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}

/// How many columns of a terminal a scalar takes: Unicode Standard Annex 11, the wide and
/// full-width blocks and the emoji; marks that combine take none.
func columns(of scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0..<0x300: return 1
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
    0x1F900...0x1FAFF, 0x20000...0x3FFFD:
    return 2
  default: break
  }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: return 1
  }
}
