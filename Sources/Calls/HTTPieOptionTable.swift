/// The options of HTTPie 3.2 (`http --manual`).
enum HTTPieOptionTable {
  /// Long names of options that take a value, `letter:` before those that have one.
  private static let valued = """
    boundary raw pretty s:style response-charset response-mime format-options p:print
    P:history-print o:output session session-read-only a:auth A:auth-type proxy max-redirects
    max-headers timeout verify ssl ciphers cert cert-key cert-key-pass default-scheme
    """

  /// Switches.
  private static let switches = """
    j:json f:form multipart x:compress unsorted sorted h:headers m:meta b:body v:verbose all
    S:stream d:download c:continue q:quiet ignore-netrc offline F:follow check-status path-as-is
    chunked I:ignore-stdin help manual version traceback debug
    """

  /// What another body, or other headers, or no request at all follow from.
  static let notModelled: Set<String> = [
    "form", "multipart", "boundary", "session", "session-read-only", "offline",
  ]

  /// They print something and send nothing.
  static let silent: Set<String> = ["help", "manual", "version"]

  private static let entries = entries(valued, true) + entries(switches, false)
  private static let byName = Dictionary(
    entries.map { ($0.name, $0.takesValue) }, uniquingKeysWith: { first, _ in first })
  private static let byLetter = Dictionary(
    entries.compactMap { entry in entry.letter.map { ($0, (entry.name, entry.takesValue)) } },
    uniquingKeysWith: { first, _ in first })

  private static func entries(
    _ words: String, _ takesValue: Bool
  ) -> [(letter: UInt8?, name: String, takesValue: Bool)] {
    words.split(whereSeparator: \.isWhitespace).map { word in
      let parts = word.split(separator: ":")
      let letter = parts.count == 2 ? parts[0].utf8.first : nil
      return (letter, String(parts[parts.count - 1]), takesValue)
    }
  }

  /// Whether the option of a long name without dashes takes a value; nil if there is none.
  static func takesValue(_ name: String) -> Bool? { byName[name] }

  /// The option of a letter.
  static func entry(lettered letter: UInt8) -> (name: String, takesValue: Bool)? {
    byLetter[letter]
  }
}
