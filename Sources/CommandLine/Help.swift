/// The help of a command, or of the program.
func help(_ command: Command?) -> String {
  guard let command else { return programHelp }
  let synopsis = command.synopsis.isEmpty ? "" : " " + command.synopsis
  return """
    Usage: tenant2flex \(command.rawValue) [options]\(synopsis)

    \(wrapped(command.details, indent: 0))

    Options:
    \(optionLines(Option.all(of: command)))
    """
}

/// What the program is, in a sentence.
let purpose =
  "Finds calls of the retired Atlas shared-tier backup endpoints, and moves them to Flex."

private var programHelp: String {
  let width = 13
  let commands = Command.allCases.map { "  " + padded($0.rawValue, width) + $0.summary }
  return """
    \(purpose)

    Usage: tenant2flex COMMAND [options] [PATH...]

    Commands:
    \(commands.joined(separator: "\n"))

    Options:
    \(optionLines(Option.all(of: nil)))
    Exit status:
    \(exitLines)
    `tenant2flex COMMAND --help` lists the options of a command.

    """
}

private func optionLines(_ options: [Option]) -> String {
  let width = (options.map { usage(of: $0).count }.max() ?? 0) + 4
  return options.map { option in
    "  " + padded(usage(of: option), width - 2) + wrapped(option.help, indent: width) + "\n"
  }.joined()
}

/// `-o, --output FILE`.
func usage(of option: Option) -> String {
  let short = option.short.map { "-\($0), " } ?? "    "
  return short + "--" + option.name + (option.valueName.map { " " + $0 } ?? "")
}

/// The exit statuses with their meanings, for help and manual page.
let exitStatuses = [
  (0, "nothing found; migrate: nothing left to do"),
  (1, "deprecated calls found, or left for a person; a dry run would change something"),
  (2, "wrong usage, configuration or rules"),
  (3, "some input could not be read or parsed, and nothing worse"),
  (4, "a write failed, or a file changed while it was worked on"),
]

private var exitLines: String {
  exitStatuses.map { "  \($0.0)  \($0.1)\n" }.joined()
}
