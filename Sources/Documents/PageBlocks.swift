import Text

// Blocks of reStructuredText, AsciiDoc and Org.
extension PageReader {
  /// `.. code-block:: bash` with the deeper lines that follow (Docutils, "Directives").
  func directive(at line: Int) -> PageBlock? {
    let text = text(ofLine: line)
    guard text.hasPrefix(".. "), let marks = text.range(ofFirst: "::") else { return nil }
    let name = trimmed(text[..<marks.lowerBound].dropFirst(3).utf8)
    let words = text[marks.upperBound...].split(separator: " ").map { $0.lowercased() }
    var language = words.first
    switch name {
    case "code-block", "code", "sourcecode": break
    case "prompt": language = "prompt"
    case "parsed-literal", "literalinclude": language = nil
    default: return nil
    }
    guard let own = indentation(ofLine: line) else { return nil }
    let start = self.line(from: line + 1) { !isOption($0, deeperThan: own) }
    return deeperLines(from: start, than: own, language)
  }

  /// `:linenos:` and the like right below a directive.
  private func isOption(_ line: Int, deeperThan own: Int) -> Bool {
    guard let depth = indentation(ofLine: line), depth > own else { return false }
    let text = text(ofLine: line)
    return text.hasPrefix(":") && text.dropFirst().contains(":")
  }

  /// The lines below a paragraph that ends in `::`.
  func literalBlock(at line: Int) -> PageBlock? {
    let text = text(ofLine: line)
    guard text.hasSuffix("::"), !text.hasPrefix(".. "), let own = indentation(ofLine: line),
      line < table.count, indentation(ofLine: line + 1) == nil
    else { return nil }
    return deeperLines(from: line + 1, than: own, nil)
  }

  /// The lines from `start` on that are deeper than `own`, empty ones among them; the first one
  /// that is not empty follows an empty one or the line before.
  private func deeperLines(from start: Int, than own: Int, _ language: String?) -> PageBlock? {
    let first = line(from: start) { indentation(ofLine: $0) != nil }
    let end = line(from: first) { indentation(ofLine: $0).map { $0 <= own } == true }
    guard first < end else { return nil }
    let last = (first..<end).last { indentation(ofLine: $0) != nil } ?? first
    let depth = (first...last).compactMap(indentation(ofLine:)).min() ?? 0
    return PageBlock(
      language: language, lines: first..<(last + 1), next: last + 1, indentation: depth)
  }

  /// A listing of AsciiDoc: `----` or `....` around it, or up to an empty line below
  /// `[source,bash]`.
  func listing(at line: Int) -> PageBlock? {
    if isDelimiter(text(ofLine: line)) {
      let before = text(ofLine: line - 1)
      let isStart = before.isEmpty || before == "+" || before.hasPrefix(".")
      return isStart ? delimited(at: line, nil) : nil
    }
    guard let style = Style(text(ofLine: line)) else { return nil }
    let start = self.line(from: line + 1) { line in
      let text = text(ofLine: line)
      return !(text.hasPrefix("[") && text.hasSuffix("]")) && !isTitle(text)
    }
    guard start <= table.count else { return nil }
    if isDelimiter(text(ofLine: start)) { return delimited(at: start, style.language) }
    if let fence = fence(at: start) { return fence }
    let end = self.line(from: start) { text(ofLine: $0).isEmpty }
    guard start < end else { return nil }
    return PageBlock(language: style.language, lines: start..<end, next: end, indentation: 0)
  }

  private func isTitle(_ text: String) -> Bool {
    text.hasPrefix(".") && text.dropFirst().first.map { $0 != "." && $0 != " " } == true
  }

  /// Four or more of `-` or `.`.
  private func isDelimiter(_ text: String) -> Bool {
    guard let first = text.first, first == "-" || first == "." else { return false }
    return text.utf8.count >= 4 && text.allSatisfy { $0 == first }
  }

  private func delimited(at line: Int, _ language: String?) -> PageBlock? {
    let mark = text(ofLine: line)
    let last = self.line(from: line + 1) { text(ofLine: $0) == mark }
    return PageBlock(
      language: language, lines: (line + 1)..<last, next: last + 1, indentation: 0)
  }

  /// The attributes of a listing: `[source,bash]`, `[source%linenums,bash]`, `[,bash]`.
  private struct Style {
    let language: String?

    init?(_ text: String) {
      guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
      let parts = text.dropFirst().dropLast().split(
        separator: ",", omittingEmptySubsequences: false
      )
      .map { trimmed($0.utf8).lowercased() }
      let name = parts[0].prefix { $0 != "%" && $0 != "#" && $0 != "." }
      let isListing = name == "source" || name == "listing" || name.isEmpty && parts.count > 1
      guard isListing else { return nil }
      let second = parts.dropFirst().first { !$0.contains("=") && !$0.isEmpty }
      let named = parts.first { $0.hasPrefix("language=") }.map { String($0.dropFirst(9)) }
      language = (named ?? second).map { String($0.filter { $0 != "\"" }) }
    }
  }

  /// `#+begin_src sh` of Org.
  func source(at line: Int) -> PageBlock? {
    let words = text(ofLine: line).lowercased().split(separator: " ").map(String.init)
    guard let first = words.first, ["#+begin_src", "#+begin_example"].contains(first) else {
      return nil
    }
    let close = "#+end_" + first.dropFirst("#+begin_".utf8.count)
    let last = self.line(from: line + 1) { text(ofLine: $0).lowercased() == close }
    let language = first == "#+begin_src" ? words.dropFirst().first : nil
    let depth = ((line + 1)..<last).compactMap(indentation(ofLine:)).min() ?? 0
    return PageBlock(
      language: language, lines: (line + 1)..<last, next: last + 1, indentation: depth)
  }
}

extension String {
  /// Where `text` stands first.
  func range(ofFirst text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
