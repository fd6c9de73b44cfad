import Text

/// What a program looks for in text: a regular expression or a string.
struct FieldPattern {
  struct Syntax {
    var isExtended = false
    var isLiteral = false
    var ignoresCase = false
  }
  private let text: String
  private let syntax: Syntax

  init(_ text: String, _ syntax: Syntax) {
    self.text = text
    self.syntax = syntax
  }

  private static let spellings = [
    "\"%\":\"value\"", "\"%\": \"value\"", "  \"%\" : \"value\",", "%:value",
  ]

  /// Whether it finds a field in JSON by one name and not by another.
  func tells(_ name: String, from other: String) -> Bool {
    FieldPattern.spellings.contains { spelling in
      isFound(in: spelling.replacing("%", with: name))
        != isFound(in: spelling.replacing("%", with: other))
    }
  }

  /// Whether it finds a field in JSON by a name.
  func holds(_ name: String) -> Bool {
    FieldPattern.spellings.contains { isFound(in: $0.replacing("%", with: name)) }
  }

  private func isFound(in line: String) -> Bool {
    guard syntax.isLiteral else {
      return finds(
        text, in: line, isExtended: syntax.isExtended, ignoresCase: syntax.ignoresCase)
    }
    return syntax.ignoresCase
      ? line.lowercased().contains(text.lowercased()) : line.contains(text)
  }
}

/// Whether a pattern or program has a word that is a part of a field's name and not of the new one:
/// `/cluster/`, `"cluster[A-Za-z]*"`.
func looksForPart(of name: String, notOf other: String, _ program: [UInt8]) -> Bool {
  let (name, other) = (name.lowercased(), other.lowercased())
  return program.split { !isNameByte($0) }.contains { word in
    let word = String(decoding: word, as: UTF8.self).lowercased()
    return word.utf8.count > 3 && word != name && name.contains(word) && !other.contains(word)
  }
}
