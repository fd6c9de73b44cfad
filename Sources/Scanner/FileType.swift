import Text

/// What kind of text a file is, as far as calls are found in it.
package enum FileType: Hashable, Sendable {
  /// A shell script.
  case shell
  /// Prose with samples: their commands can be edited where they stand.
  case prose
  /// A Go file: its package is evaluated.
  case go
  /// Another language or format: calls are found as text and not edited.
  case other

  /// By name, then by the first line (`#!`), then by content.
  package init(path: [UInt8], bytes: [UInt8]) {
    let name = path.split(separator: UInt8(ascii: "/")).last ?? []
    let dot = name.lastIndex(of: UInt8(ascii: "."))
    let suffix = dot.map { String(decoding: name[($0 + 1)...], as: UTF8.self).lowercased() }
    switch suffix {
    case "sh", "bash", "ksh", "zsh", "bats", "env", "bashrc", "profile", "bash_profile",
      "bash_aliases", "zshrc":
      self = .shell
    case "md", "markdown", "txt", "text", "rst", "adoc", "asciidoc":
      self = .prose
    case "go": self = .go
    default:
      self = FileType.isShellScript(bytes) ? .shell : .other
    }
  }

  /// Whether the first line names a shell as the interpreter.
  private static func isShellScript(_ bytes: [UInt8]) -> Bool {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard bytes.starts(with: "#!".utf8) else { return false }
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }.dropFirst(2)
    let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let names = words.prefix(4).map { word in
      String(decoding: word.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
    }
    guard let first = names.first else { return false }
    let shells: Set<String> = ["sh", "bash", "dash", "ksh", "zsh", "ash", "mksh"]
    if first == "env" { return names.dropFirst().contains(where: shells.contains) }
    return shells.contains(first)
  }
}
