/// The manual page, in the language of man(7), from the same tables as the help.
var manualPage: String {
  var page = """
    .TH TENANT2FLEX 1 "" "tenant2flex \(version)" "User Commands"
    .SH NAME
    tenant2flex \\- \(roff(purpose))
    .SH SYNOPSIS

    """
  for command in Command.allCases {
    page += ".B tenant2flex \(command.rawValue)\n[options] \(roff(command.synopsis))\n.br\n"
  }
  page += ".SH COMMANDS\n"
  for command in Command.allCases {
    page += ".TP\n.B \(command.rawValue)\n\(roff(command.details))\n"
  }
  page += ".SH OPTIONS\n"
  for option in Option.table {
    let short = option.short.map { "\\fB\\-\($0)\\fR, " } ?? ""
    let value = option.valueName.map { " \\fI\(roff($0))\\fR" } ?? ""
    page += ".TP\n\(short)\\fB\\-\\-\(roff(option.name))\\fR\(value)\n\(roff(option.help))\n"
    page += roff(takers(of: option)) + "\n"
  }
  page += ".SH EXIT STATUS\n"
  for (status, meaning) in exitStatuses { page += ".TP\n.B \(status)\n\(roff(meaning))\n" }
  return page
}

/// Which commands take an option, and which words it takes.
private func takers(of option: Option) -> String {
  var words = ""
  if case .choice(_, let choices) = option.value { words = " One of \(listed(choices))." }
  guard let commands = option.commands else { return "(all commands)" + words }
  let names = Command.allCases.filter(commands.contains).map(\.rawValue)
  return "(\(names.joined(separator: ", ")))" + words
}

/// Text as man(7) takes it: backslashes and hyphens escaped, no line that looks like a request.
private func roff(_ text: String) -> String {
  let escaped = text.map { character in
    switch character {
    case "\\": "\\e"
    case "-": "\\-"
    default: String(character)
    }
  }.joined()
  return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
}
