import Reports

/// One option: the row from which parsing, help, completions and the manual page are made.
struct Option: Hashable {
  /// What follows an option.
  enum Value: Hashable {
    case none
    /// One of some words.
    case choice(String, [String])
    /// Anything, by the name that the help gives it.
    case text(String)
    /// The same, and a shell may complete file names.
    case file(String)
  }
  let name: String
  var short: Character?
  let value: Value
  /// The commands that take it; nil: all.
  let commands: Set<Command>?
  let help: String
  /// Whether it may stand in `.tenant2flex.json`.
  var isSetting = true
  /// Whether its values add up.
  var isList = false
}

extension Option {
  /// What the help calls the value; nil if there is none.
  var valueName: String? {
    switch value {
    case .none: nil
    case .choice(let name, _), .text(let name), .file(let name): name
    }
  }

  /// Whether `command` takes it; before a command only options of all commands may stand.
  func belongs(to command: Command?) -> Bool {
    guard let commands else { return true }
    return command.map(commands.contains) ?? false
  }

  /// The options of a command, in the order of the table.
  static func all(of command: Command?) -> [Option] { table.filter { $0.belongs(to: command) } }

  private static let scans: Set<Command> = [.check, .migrate]
  private static let formats = Format.allCases.map(\.rawValue)

  // A table.
  /// Every option of the program.
  static let table: [Option] = [
    Option(
      name: "dry-run", value: .none, commands: [.migrate],
      help: "Write nothing; print the patch, and a report to standard error", isSetting: false),
    Option(
      name: "unsafe-fixes", value: .none, commands: scans,
      help: "Also apply the fixes that are right only under the assumptions shown"),
    Option(
      name: "mentions", value: .none, commands: scans,
      help: "Also rewrite complete paths and names in comments, prose and messages"),
    Option(
      name: "format", value: .choice("FORMAT", formats), commands: [.check, .migrate, .rules],
      help: "The form of the report or list (default: text; diff for a dry run)"),
    Option(
      name: "output", short: "o", value: .file("FILE"), commands: scans,
      help: "Write the report to FILE instead of standard output"),
    Option(
      name: "report", value: .text("FORMAT=FILE"), commands: scans,
      help: "Write one more report; may be repeated", isList: true),
    Option(
      name: "select", value: .text("RULE"), commands: scans,
      help: "Use only these rules; several with commas, or repeated", isList: true),
    Option(
      name: "ignore", value: .text("RULE"), commands: scans,
      help: "Leave these rules out; several with commas, or repeated", isList: true),
    Option(
      name: "rules", value: .file("FILE"), commands: [.check, .migrate, .rules, .explain],
      help: "Use the rules of FILE instead of those built in"),
    Option(
      name: "exclude", value: .text("GLOB"), commands: scans,
      help: "Leave out paths that match, as in .gitignore; may be repeated", isList: true),
    Option(
      name: "no-ignore", value: .none, commands: scans,
      help: "Also scan what .gitignore and .ignore leave out"),
    Option(
      name: "since", value: .text("REV"), commands: scans,
      help: "Only files changed since the merge base with REV, or not tracked (uses git)"),
    Option(
      name: "baseline", value: .file("FILE"), commands: [.check],
      help: "Leave out the calls that FILE lists; say which of its entries are stale"),
    Option(
      name: "write-baseline", value: .file("FILE"), commands: [.check],
      help: "List all calls in FILE; with --baseline only those that are in there still",
      isSetting: false),
    Option(
      name: "config", value: .file("FILE"), commands: scans,
      help: "Read settings from FILE instead of the nearest .tenant2flex.json", isSetting: false),
    Option(
      name: "no-config", value: .none, commands: scans,
      help: "Read no settings from files", isSetting: false),
    Option(
      name: "show-config", value: .none, commands: scans,
      help: "Print the settings and where each comes from, and stop", isSetting: false),
    Option(
      name: "as-of", value: .text("YYYY-MM-DD"), commands: scans,
      help: "The day to judge by (default: today): warnings before the sunset, errors after"),
    Option(
      name: "go-sdk", value: .text("VERSION"), commands: scans,
      help: "The release of the Atlas Go SDK to move to (default: the smallest that has Flex)"),
    Option(
      name: "stdin-filename", value: .text("NAME"), commands: scans,
      help: "The path that standard input stands for when PATH is -", isSetting: false),
    Option(
      name: "list-files", value: .none, commands: scans,
      help: "Print the files that would be scanned, and stop", isSetting: false),
    Option(
      name: "exit-zero", value: .none, commands: scans,
      help: "Exit 0 although calls were found; errors still count"),
    Option(
      name: "jobs", short: "j", value: .text("N"), commands: scans,
      help: "Scan N files at a time (default: one for each processor)"),
    Option(
      name: "color", value: .choice("WHEN", ["auto", "always", "never"]), commands: scans,
      help: "Colour the text report (default: auto)"),
    Option(
      name: "quiet", short: "q", value: .none, commands: scans,
      help: "Findings only: no notes, no totals"),
    Option(
      name: "verbose", short: "v", value: .none, commands: scans,
      help: "Also list every occurrence and what became of it"),
    Option(
      name: "help", short: "h", value: .none, commands: nil, help: "Print help, and stop",
      isSetting: false),
    Option(
      name: "version", short: "V", value: .none, commands: nil,
      help: "Print the version, and stop", isSetting: false),
  ]
}
