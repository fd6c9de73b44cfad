import Scanner
import Text

extension Workspace {
  /// Vendored and generated files belong to somebody else.
  func isVendored(_ file: FileID) -> Bool {
    let parts = path(of: file).split(separator: UInt8(ascii: "/")).dropLast()
    if parts.contains(where: {
      ["vendor", "node_modules"].contains(String(decoding: $0, as: UTF8.self))
    }) {
      return true
    }
    return saysItIsGenerated(bytes(of: file))
  }
}

/// Whether the comments with which a file begins say so: `// Code generated ... DO NOT EDIT.` (go
/// help generate, which asks for it before anything else). A script that writes such a line into
/// what it generates is none.
private func saysItIsGenerated(_ bytes: [UInt8]) -> Bool {
  let head = Array(bytes.prefix(2048))
  guard saysSo(head) else { return false }
  var comments: [UInt8] = []
  var end: String?
  for line in head.split(separator: 0x0A, omittingEmptySubsequences: false) {
    let text = line.drop { " \t".utf8.contains($0) }
    let isBlank = text.allSatisfy { $0 == 0x0D } || text.starts(with: "---".utf8)
    if end == nil, !isBlank {
      guard let opening = openings.first(where: { text.starts(with: $0.mark.utf8) }) else { break }
      end = opening.end
    }
    comments += line + [0x0A]
    if let mark = end, Array(text).contains(mark) { end = nil }
  }
  return saysSo(comments)
}

private func saysSo(_ text: [UInt8]) -> Bool {
  text.contains("DO NOT EDIT") && text.contains("Code generated")
}

/// How comments begin, and where those end that may have several lines.
private let openings: [(mark: String, end: String?)] = [
  ("#", nil), ("//", nil), ("/*", "*/"), ("<!--", "-->"), ("--", nil), (";", nil), ("%", nil),
  ("{{", "}}"), ("{#", "#}"), ("<?", "?>"), ("\"\"\"", nil), ("{", nil), ("\"", nil),
]
