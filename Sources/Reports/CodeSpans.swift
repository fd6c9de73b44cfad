/// A run of a message: words, or what stood between two backticks.
package struct Span: Hashable, Sendable {
  package let text: String
  package let isCode: Bool
}

/// A message in runs. A backtick without a partner stands for itself.
package func spans(of text: String) -> [Span] {
  var parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
  if parts.count.isMultiple(of: 2) {
    let rest = parts.removeLast()
    parts[parts.count - 1] += "`" + rest
  }
  return parts.enumerated().map { Span(text: $1, isCode: !$0.isMultiple(of: 2)) }
    .filter { !$0.text.isEmpty }
}
