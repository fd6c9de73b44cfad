package import Text

/// A variable that a document sets for a script.
package struct DocumentVariable: Sendable {
  package let name: String
  package let value: TracedText
}

/// Shell text that a document holds.
package struct EmbeddedScript: Sendable {
  /// What the shell reads.
  package var text: TracedText
  /// Shell assignments that run before it, such as Dockerfile's `ENV`.
  package var setup: [TracedText] = []
  /// The environment that the document gives it.
  package var environment: [DocumentVariable] = []
  /// Words for a message: `step "Back up" of job "nightly"`.
  package var name: String
  /// Whether it is a sample in prose: text that is not quite shell is usual there.
  package var isSample = false
  /// Why it is not edited; absent where it may be.
  package var obstacle: String?

  package init(text: TracedText, name: String) {
    self.text = text
    self.name = name
  }

  /// The bytes of the file from its first to its last that are written there.
  package var range: ByteRange? {
    let ranges = text.pieces.compactMap(\.origin?.range)
    guard let start = ranges.map(\.start).min(), let end = ranges.map(\.end).max() else {
      return nil
    }
    return ByteRange(start, end)
  }
}

/// Scripts that run one after the other at the same place: what one writes to a file, the next
/// can read.
package struct ScriptGroup: Sendable {
  package var scripts: [EmbeddedScript]
  /// Whether variables and functions live on from one to the next, as in one terminal.
  package var isOneShell: Bool
  package init(_ scripts: [EmbeddedScript], isOneShell: Bool = false) {
    self.scripts = scripts
    self.isOneShell = isOneShell
  }
}
