import Text

extension Event {
  /// Whether the command takes the links of an answer, or any URL, out of what it reads.
  package var takesLinks: Bool {
    guard Self.textReaders.contains(name ?? "") else { return false }
    return alternatives.flatMap(\.arguments).contains { argument in
      let text = argument.text.bytes
      return text.contains("href".utf8) || text.contains("links".utf8)
        || text.contains("http".utf8) && !text.contains("http_".utf8)
    }
  }

  private static let textReaders: Set<String> = [
    "jq", "gojq", "jaq", "yq", "gron", "grep", "egrep", "sed", "awk", "gawk", "mawk", "perl",
    "python", "python3", "node", "ruby", "php",
  ]
}
