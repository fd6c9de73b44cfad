/// What the program can do.
enum Command: String, Hashable, CaseIterable {
  case check, migrate, rules, explain, completions, man, help
}

extension Command {
  /// The operands as the help shows them.
  var synopsis: String {
    switch self {
    case .check, .migrate: "[PATH...]"
    case .rules: "list | show ID | check FILE"
    case .explain: "ID"
    case .completions: "bash|zsh|fish"
    case .man: ""
    case .help: "[COMMAND]"
    }
  }

  /// One line for the list of commands.
  var summary: String {
    switch self {
    case .check: "Report deprecated calls; never writes"
    case .migrate: "Rewrite the calls that can be proved right; list the rest"
    case .rules: "List the rules, show one, or check a file of rules"
    case .explain: "Explain a rule: what, why, before and after"
    case .completions: "Print a completion script for a shell"
    case .man: "Print the manual page"
    case .help: "Print help for a command"
    }
  }

  /// A paragraph for the command's own help.
  var details: String {
    switch self {
    case .check:
      "Reports each call of a deprecated endpoint under PATH (default: the current folder; - is "
        + "standard input). Exits 1 if there is one."
    case .migrate:
      "Rewrites each call whose new form is proved to send exactly the expected request, and lists "
        + "what is left. PATH defaults to the current folder; for - the migrated text is printed. "
        + "Exits 1 if calls are left, 4 if a file could not be written."
    case .rules:
      "`list` prints a table of the rules (or all of them with `--format json` or `markdown`), "
        + "`show` the facts of one, `check` says whether a file of rules can be used."
    case .explain:
      "Prints what a rule finds and why, what changes, how far it is fixed, what to do by hand, "
        + "how to leave a call as it is, and a sample before and after."
    case .completions: "Prints a script that completes commands, options and values."
    case .man: "Prints the manual page for man(1)."
    case .help: "Prints what the program or one command can do."
    }
  }

  /// Words that a shell may complete after the command.
  var words: [String] {
    switch self {
    case .check, .migrate, .explain, .man: []
    case .rules: ["list", "show", "check"]
    case .completions: ["bash", "zsh", "fish"]
    case .help: Command.allCases.map(\.rawValue)
    }
  }

  /// The command of a name.
  init(named name: String) throws(UsageError) {
    guard let command = Command(rawValue: name) else {
      let hint = nearest(to: name, among: Command.allCases.map(\.rawValue))
      throw UsageError(
        "unknown command `\(name)`" + didYouMean(hint.map { "`\($0)`" }),
        "the commands are \(listed(Command.allCases.map(\.rawValue)))")
    }
    self = command
  }
}
