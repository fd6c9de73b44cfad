#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What a program looks for in text: a regular expression (POSIX, `regcomp`) or a string.
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

  /// Whether it finds a field in JSON by one name and not by another. False for a pattern that the C
  /// library does not know.
  func tells(_ name: String, from other: String) -> Bool {
    let spellings = ["\"%\":\"value\"", "\"%\": \"value\"", "  \"%\" : \"value\","]
    return spellings.contains { spelling in
      let lines = [name, other].map { spelling.replacing("%", with: $0) }
      let found = lines.map(finds)
      return found[0] != found[1]
    }
  }

  private func finds(in line: String) -> Bool {
    if syntax.isLiteral {
      return syntax.ignoresCase
        ? line.lowercased().contains(text.lowercased()) : line.contains(text)
    }
    var compiled = unsafe regex_t()
    let flags =
      REG_NOSUB | (syntax.isExtended ? REG_EXTENDED : 0) | (syntax.ignoresCase ? REG_ICASE : 0)
    guard unsafe regcomp(&compiled, text, flags) == 0 else { return false }
    defer { unsafe regfree(&compiled) }
    return unsafe regexec(&compiled, line, 0, nil, 0) == 0
  }
}
