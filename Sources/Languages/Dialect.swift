/// How a family of languages writes comments and strings.
package struct Dialect: Hashable, Sendable {
  /// How a value is put into a string.
  enum Interpolation: Hashable, Sendable {
    case none
    /// `${name}` and `${expression}`
    case dollarBrace
    /// `$name` and `${expression}`, `{$name}`, `$(expression)`
    case dollar
    /// `#{expression}`
    case hashBrace
    /// `{expression}`
    case brace
  }

  /// How a quote or another special byte is written inside a string.
  enum Escape: Hashable, Sendable {
    case none
    case backslash
    case backtick
    /// The quote twice.
    case doubled
  }

  /// One way to write a string.
  struct Quote: Hashable, Sendable {
    let open: String
    let close: String
    var escape = Escape.backslash
    var interpolation = Interpolation.none
    var isMultiline = false
  }

  var lineComments: [String]
  var blockComments: [Block] = []
  /// Longer ones before their beginnings.
  var quotes: [Quote]
  /// What joins strings.
  var joiners: [String] = ["+"]
  /// Whether strings side by side are one.
  var joinsNeighbours = false
  /// Whether a comment needs the beginning of a line or a blank before it.
  var commentsNeedBlank = false

  struct Block: Hashable, Sendable {
    let open: String
    let close: String
  }
}

extension Dialect {
  /// The dialect of a file, by its name, then by its first line; nil for other kinds of text.
  package init?(path: [UInt8], bytes: [UInt8]) {
    let name = String(
      decoding: path.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
    let suffix = name.split(separator: ".").count > 1 ? name.split(separator: ".").last : nil
    if let suffix, let dialect = Dialect(suffix: suffix.lowercased()) {
      self = dialect
    } else if name == "Jenkinsfile" {
      self = .groovy
    } else if let dialect = Dialect(firstLineOf: bytes) {
      self = dialect
    } else {
      return nil
    }
  }

  /// The dialect of a language by the name that pages use for it, in lower case.
  package init?(language: String) {
    let suffixes = [
      "javascript": "js", "typescript": "ts", "python": "py", "python3": "py", "golang": "go",
      "kotlin": "kt", "csharp": "cs", "c#": "cs", "ruby": "rb", "rust": "rs", "powershell": "ps1",
      "pwsh": "ps1", "perl": "pl", "terraform": "tf", "batch": "bat", "node": "js",
    ]
    self.init(suffix: suffixes[language] ?? language)
  }

  // A table.
  private init?(suffix: String) {
    switch suffix {
    case "js", "jsx", "ts", "tsx", "mjs", "cjs", "mts", "cts", "vue", "svelte": self = .script
    case "kt", "kts", "groovy", "gradle", "dart", "scala": self = .groovy
    case "java", "c", "h", "cc", "cpp", "hpp", "swift", "go": self = .plain
    case "cs", "csx", "fs": self = .cSharp
    case "rs": self = .rust
    case "py", "pyi", "pyw": self = .python
    case "rb", "rake", "gemspec", "cr": self = .ruby
    case "pl", "pm", "t": self = .perl
    case "php", "phtml": self = .php
    case "ps1", "psm1", "psd1": self = .powerShell
    case "bat", "cmd": self = .batch
    case "tf", "tfvars", "hcl", "tofu": self = .terraform
    case "json", "ipynb": self = .json
    case "ex", "exs": self = .elixir
    case "lua": self = .lua
    case "r": self = .r
    case "clj", "cljs", "cljc": self = .clojure
    case "hs": self = .haskell
    case "sql": self = .sql
    case "bicep": self = .bicep
    default: return nil
    }
  }

  private init?(firstLineOf bytes: [UInt8]) {
    guard bytes.starts(with: "#!".utf8) else { return nil }
    let line = String(decoding: bytes.prefix { $0 != 0x0A }.prefix(200), as: UTF8.self)
    let programs: [(String, Dialect)] = [
      ("python", .python), ("node", .script), ("deno", .script), ("bun", .script),
      ("ruby", .ruby), ("perl", .perl), ("php", .php), ("pwsh", .powerShell),
      ("groovy", .groovy),
    ]
    guard let dialect = programs.first(where: { line.contains($0.0) })?.1 else { return nil }
    self = dialect
  }
}

extension Dialect {
  private static let elixir = Dialect(
    lineComments: ["#"],
    quotes: [
      Quote(open: "\"\"\"", close: "\"\"\"", interpolation: .hashBrace, isMultiline: true),
      Quote(open: "\"", close: "\"", interpolation: .hashBrace, isMultiline: true),
      Quote(open: "'", close: "'"),
    ], joiners: ["<>"], commentsNeedBlank: true)

  private static let lua = Dialect(
    lineComments: ["--"], blockComments: [Block(open: "--[[", close: "]]")],
    quotes: [Quote(open: "\"", close: "\""), Quote(open: "'", close: "'")], joiners: [".."])

  // Braces are for `glue`.
  private static let r = Dialect(
    lineComments: ["#"],
    quotes: ["\"", "'"].map {
      Quote(open: $0, close: $0, interpolation: .brace, isMultiline: true)
    }, joiners: [])

  private static let clojure = Dialect(
    lineComments: [";"], quotes: [Quote(open: "\"", close: "\"", isMultiline: true)], joiners: [])

  private static let haskell = Dialect(
    lineComments: ["--"], blockComments: [Block(open: "{-", close: "-}")],
    quotes: [Quote(open: "\"", close: "\"")], joiners: ["<>", "++"])

  private static let sql = Dialect(
    lineComments: ["--"], blockComments: blocks,
    quotes: [Quote(open: "'", close: "'", escape: .doubled, isMultiline: true)], joiners: ["||"])

  private static let bicep = Dialect(
    lineComments: ["//"], blockComments: blocks,
    quotes: [
      Quote(open: "'''", close: "'''", escape: .none, isMultiline: true),
      Quote(open: "'", close: "'", interpolation: .dollarBrace),
    ], joiners: [])

  private static let blocks = [Block(open: "/*", close: "*/")]

  private static let script = Dialect(
    lineComments: ["//"], blockComments: blocks,
    quotes: [
      Quote(open: "`", close: "`", interpolation: .dollarBrace, isMultiline: true),
      Quote(open: "\"", close: "\""), Quote(open: "'", close: "'"),
    ])

  private static let plain = Dialect(
    lineComments: ["//"], blockComments: blocks,
    quotes: [
      Quote(open: "\"\"\"", close: "\"\"\"", isMultiline: true),
      Quote(open: "\"", close: "\""), Quote(open: "'", close: "'"),
      Quote(open: "`", close: "`", escape: .none, isMultiline: true),
    ])

  private static let groovy = Dialect(
    lineComments: ["//"], blockComments: blocks,
    quotes: [
      Quote(open: "\"\"\"", close: "\"\"\"", interpolation: .dollar, isMultiline: true),
      Quote(open: "'''", close: "'''", isMultiline: true),
      Quote(open: "\"", close: "\"", interpolation: .dollar),
      Quote(open: "'", close: "'"),
    ])

  private static let cSharp = Dialect(
    lineComments: ["//"], blockComments: blocks,
    quotes: [
      Quote(open: "$@\"", close: "\"", escape: .doubled, interpolation: .brace, isMultiline: true),
      Quote(open: "@$\"", close: "\"", escape: .doubled, interpolation: .brace, isMultiline: true),
      Quote(open: "@\"", close: "\"", escape: .doubled, isMultiline: true),
      Quote(open: "$\"", close: "\"", interpolation: .brace),
      Quote(open: "\"\"\"", close: "\"\"\"", escape: .none, isMultiline: true),
      Quote(open: "\"", close: "\""), Quote(open: "'", close: "'"),
    ])

  // `'` begins a lifetime more often than a character.
  private static let rust = Dialect(
    lineComments: ["//"], blockComments: blocks,
    quotes: [
      Quote(open: "r#\"", close: "\"#", escape: .none, interpolation: .brace, isMultiline: true),
      Quote(open: "r\"", close: "\"", escape: .none, interpolation: .brace, isMultiline: true),
      Quote(open: "\"", close: "\"", interpolation: .brace, isMultiline: true),
    ])

  private static let python = Dialect(
    lineComments: ["#"],
    quotes: ["\"\"\"", "'''", "\"", "'"].flatMap { mark -> [Quote] in
      let isLong = mark.utf8.count == 3
      return [
        Quote(open: "f" + mark, close: mark, interpolation: .brace, isMultiline: isLong),
        Quote(open: "F" + mark, close: mark, interpolation: .brace, isMultiline: isLong),
      ]
    }
      + ["\"\"\"", "'''", "\"", "'"].map { mark in
        // Braces are for `format`; a URL has no others.
        Quote(
          open: mark, close: mark, interpolation: .brace, isMultiline: mark.utf8.count == 3)
      }, joinsNeighbours: true)

  private static let ruby = Dialect(
    lineComments: ["#"], blockComments: [Block(open: "\n=begin", close: "\n=end")],
    quotes: [
      Quote(open: "\"", close: "\"", interpolation: .hashBrace, isMultiline: true),
      Quote(open: "'", close: "'", isMultiline: true),
      Quote(open: "`", close: "`", interpolation: .hashBrace, isMultiline: true),
    ], commentsNeedBlank: true)

  private static let perl = Dialect(
    lineComments: ["#"], blockComments: [Block(open: "\n=pod", close: "\n=cut")],
    quotes: [
      Quote(open: "\"", close: "\"", interpolation: .dollar, isMultiline: true),
      Quote(open: "'", close: "'", isMultiline: true),
      Quote(open: "`", close: "`", interpolation: .dollar, isMultiline: true),
    ], joiners: ["."], commentsNeedBlank: true)

  private static let php = Dialect(
    lineComments: ["//", "#"], blockComments: blocks,
    quotes: [
      Quote(open: "\"", close: "\"", interpolation: .dollar, isMultiline: true),
      Quote(open: "'", close: "'", isMultiline: true),
      Quote(open: "`", close: "`", interpolation: .dollar, isMultiline: true),
    ], joiners: ["."])

  private static let powerShell = Dialect(
    lineComments: ["#"], blockComments: [Block(open: "<#", close: "#>")],
    quotes: [
      Quote(
        open: "@\"", close: "\n\"@", escape: .backtick, interpolation: .dollar, isMultiline: true),
      Quote(open: "@'", close: "\n'@", escape: .none, isMultiline: true),
      Quote(open: "\"", close: "\"", escape: .backtick, interpolation: .dollar, isMultiline: true),
      Quote(open: "'", close: "'", escape: .doubled, isMultiline: true),
    ], commentsNeedBlank: true)

  private static let batch = Dialect(
    lineComments: ["::", "REM ", "rem ", "@REM ", "@rem "], quotes: [], joiners: [],
    commentsNeedBlank: true)

  package static let terraform = Dialect(
    lineComments: ["#", "//"], blockComments: blocks,
    quotes: [Quote(open: "\"", close: "\"", interpolation: .dollarBrace)], joiners: [])

  package static let json = Dialect(
    lineComments: [], quotes: [Quote(open: "\"", close: "\"")], joiners: [])
}
