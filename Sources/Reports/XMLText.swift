/// Text for an XML attribute or element: markup is escaped, and what XML 1.0 cannot hold is made
/// visible (section 2.2).
func xml(_ text: String) -> String {
  visible(text).unicodeScalars.map { scalar in
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&apos;"
    case "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
    default: String(scalar)
    }
  }.joined()
}

/// A start tag with its attributes in order; `isEmpty` closes it at once.
func tag(_ name: String, _ attributes: [(String, String)], isEmpty: Bool = false) -> String {
  let list = attributes.map { " \($0.0)=\"\(xml($0.1))\"" }.joined()
  return "<\(name)\(list)\(isEmpty ? "/" : "")>"
}
