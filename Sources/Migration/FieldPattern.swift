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

  /// Whether it finds a field in JSON by one name and not by another.
  func tells(_ name: String, from other: String) -> Bool {
    let spellings = ["\"%\":\"value\"", "\"%\": \"value\"", "  \"%\" : \"value\","]
    return spellings.contains { spelling in
      isFound(in: spelling.replacing("%", with: name))
        != isFound(in: spelling.replacing("%", with: other))
    }
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
