import Reports

/// A page of documentation, which can be drawn for a terminal or as Markdown. What stands between
/// backticks is code.
struct Page {
  /// What a section is made of.
  enum Block {
    case paragraph(String)
    /// Things without an order.
    case bullets([String])
    /// Things to do, in their order.
    case steps([String])
    /// Names, each with what it stands for.
    case facts([(name: String, meaning: String)])
    /// A script, with its line ends.
    case script(String)
    case links([String])
  }
  /// A part with a heading.
  struct Section {
    let title: String
    let blocks: [Block]
  }
  let title: String
  let sections: [Section]
}

// MARK: For a terminal

extension Page {
  /// The page in lines of at most 80 columns, scripts and addresses aside.
  var text: String {
    title + "\n"
      + sections.map { "\n\($0.title)\n" + $0.blocks.map(Page.text).joined(separator: "\n") }
      .joined()
  }

  private static func text(of block: Block) -> String {
    switch block {
    case .paragraph(let words): return "  \(wrapped(words, indent: 2))\n"
    case .bullets(let rows): return rows.map { "  - \(wrapped($0, indent: 4))\n" }.joined()
    case .links(let rows): return rows.map { "  \($0)\n" }.joined()
    case .steps(let rows):
      return rows.enumerated().map { "  \($0 + 1). \(wrapped($1, indent: 5))\n" }.joined()
    case .facts(let rows):
      let width = (rows.map(\.name.count).max() ?? 0) + 2
      return rows.map { row in
        "  \(padded(row.name, width))\(wrapped(row.meaning, indent: width + 2))\n"
      }.joined()
    case .script(let script): return indented(script)
    }
  }

  private static func indented(_ script: String) -> String {
    lines(of: script).map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
  }

  private static func lines(of script: String) -> [Substring] {
    let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
    return script.hasSuffix("\n") ? lines.dropLast() : lines
  }
}

// MARK: As Markdown

extension Page {
  /// The page as Markdown, under a heading of some level (1: that of a document).
  func markdown(level: Int) -> String {
    let mark = String(repeating: "#", count: level)
    return "\(mark) \(Page.prose(title))\n"
      + sections.map { section in
        "\n\(mark)# \(Page.prose(section.title))\n\n"
          + section.blocks.map(Page.markdown).joined(separator: "\n")
      }.joined()
  }

  private static func markdown(of block: Block) -> String {
    switch block {
    case .paragraph(let words): return "\(wrapped(prose(words), indent: 0))\n"
    case .bullets(let rows): return rows.map { "- \(wrapped(prose($0), indent: 2))\n" }.joined()
    case .links(let rows): return rows.map { "- <\($0)>\n" }.joined()
    case .steps(let rows):
      return rows.enumerated().map { "\($0 + 1). \(wrapped(prose($1), indent: 3))\n" }.joined()
    case .facts(let rows):
      return "| | |\n|---|---|\n"
        + rows.map { "| \(cell($0.name)) | \(cell($0.meaning)) |\n" }.joined()
    case .script(let script):
      var fence = "```"
      while script.contains(fence) { fence += "`" }
      return "\(fence)sh\n" + lines(of: script).map { "\($0)\n" }.joined() + "\(fence)\n"
    }
  }

  /// A cell of a table.
  static func cell(_ text: String) -> String {
    prose(text).split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  /// Words as Markdown shows them: only code keeps what has a meaning there.
  static func prose(_ text: String) -> String {
    spans(of: text).map { span in
      span.isCode ? "`\(span.text)`" : span.text.map(plain).joined()
    }.joined()
  }

  private static func plain(_ character: Character) -> String {
    switch character {
    case "&": "&amp;"
    case "<": "&lt;"
    case "\\", "`", "*", "_", "[", "]", "#": "\\\(character)"
    default: String(character)
    }
  }
}
