package import Text

/// A variable that a document sets for a script.
package struct DocumentVariable: Sendable {
  package let name: String
  package let value: TracedText
  /// Where the value is written, before other values were put in.
  let written: [ByteRange]

  init(name: String, value: TracedText) {
    self.name = name
    self.value = value
    written = value.pieces.compactMap(\.origin?.range)
  }

  private init(name: String, value: TracedText, written: [ByteRange]) {
    self.name = name
    self.value = value
    self.written = written
  }

  /// The same value under another name.
  func renamed(_ name: String) -> DocumentVariable {
    DocumentVariable(name: name, value: value, written: written)
  }

  /// The same variable after values were put into its own.
  func filled(_ value: TracedText) -> DocumentVariable {
    DocumentVariable(name: name, value: value, written: written)
  }
}

/// How much text may be put in for the references of one text, to keep values that hold one
/// another many times from growing without end. What goes beyond stays unknown.
struct Filling {
  private var left = Filling.limit
  static let limit = 1 << 16

  /// Counts a value that is put in; false when there is no room for it.
  mutating func takes(_ value: TracedText) -> Bool {
    left -= 1 + value.count
    return left >= 0
  }
}

/// How the document writes words that start a program without a shell.
package enum WordList: Sendable {
  /// Between blanks, with double quotes where they are needed (systemd.syntax(7)).
  case unit
  /// Strings of a list of JSON.
  case json
}

/// Shell text that a document holds.
package struct EmbeddedScript: Sendable {
  /// What the shell reads.
  package var text: TracedText
  /// Shell assignments that run before it, such as Dockerfile's `ENV`.
  package var setup: [TracedText] = []
  /// The environment that the document gives it.
  package var environment: [DocumentVariable] = []
  /// The folder in which it runs, seen from that of the repository; nil where none is named.
  package var folder: TracedText?
  /// Words for a message: `step "Back up" of job "nightly"`.
  package var name: String
  /// Whether the document gives it to `sh` or ksh, and to no other shell.
  package var isForPlainShell = false
  /// Whether it is a sample in prose: text that is not quite shell is usual there.
  package var isSample = false
  /// Why it is not edited; absent where it may be.
  package var obstacle: String?
  /// Who takes what it prints and is not followed; absent where nobody does.
  package var reader: String?

  /// Whether its words are run without a shell, which could set variables for them.
  package var isRunDirectly = false

  /// How its words are written where no shell reads them; its text has quotes then that nobody
  /// wrote.
  package var words: WordList?

  package init(text: TracedText, name: String) {
    self.text = text
    self.name = name
  }

  /// Where it stands, if values that are written elsewhere were put into its text.
  var own: ByteRange?

  /// The bytes of the file from its first to its last that are written there.
  package var range: ByteRange? {
    if let own { return own }
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
