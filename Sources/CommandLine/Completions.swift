extension Tool {
  /// `tenant2flex completions bash|zsh|fish`.
  func completions(_ invocation: Invocation) throws(UsageError) -> Reply {
    switch (invocation.operands.first.map(text), invocation.operands.count) {
    case ("bash", 1): return Reply(output: bashCompletions)
    case ("zsh", 1): return Reply(output: zshCompletions)
    case ("fish", 1): return Reply(output: fishCompletions)
    default: throw UsageError("`completions` takes bash, zsh or fish")
    }
  }
}

// MARK: bash

private var bashCompletions: String {
  let commands = Command.allCases.map(\.rawValue).joined(separator: " ")
  var cases = ""
  for command in Command.allCases {
    let words = Option.all(of: command).map { "--" + $0.name } + command.words
    cases += "    \(command.rawValue)) words='\(words.joined(separator: " "))' ;;\n"
  }
  let values = Option.table.compactMap { option -> String? in
    guard case .choice(_, let words) = option.value else { return nil }
    let list = words.joined(separator: " ")
    return "    --\(option.name)) COMPREPLY=($(compgen -W '\(list)' -- \"$word\")); return ;;\n"
  }
  return """
    # bash completion for tenant2flex
    _tenant2flex() {
      local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words command= i
      [[ $word == "=" ]] && word=
      [[ $before == "=" ]] && before=${COMP_WORDS[COMP_CWORD-2]}
      case $before in
    \(values.joined())  esac
      for ((i = 1; i < COMP_CWORD; i++)); do
        [[ ${COMP_WORDS[i]} == -* ]] || { command=${COMP_WORDS[i]}; break; }
      done
      case $command in
    \(cases)    *) words='\(commands) --help --version' ;;
      esac
      COMPREPLY=($(compgen -W "$words" -- "$word"))
    }
    complete -o default -F _tenant2flex tenant2flex

    """
}

// MARK: zsh

private var zshCompletions: String {
  let commands = Command.allCases.map { "    '\($0.rawValue):\(zsh($0.summary))'" }
  var cases = ""
  for command in Command.allCases {
    let options = Option.all(of: command).map { "          \(zshArgument($0))" }
    let rest =
      command.words.isEmpty
      ? "'*:path:_files'" : "'1:word:(\(command.words.joined(separator: " ")))'"
    let arguments = (options + ["          " + rest]).joined(separator: " \\\n")
    cases += "        \(command.rawValue))\n        _arguments \\\n\(arguments) ;;\n"
  }
  return """
    #compdef tenant2flex
    _tenant2flex() {
      local -a commands
      commands=(
    \(commands.joined(separator: "\n"))
      )
      _arguments -C '1:command:->command' '*::argument:->arguments'
      case $state in
        command) _describe command commands ;;
        arguments)
          case $words[1] in
    \(cases)      esac ;;
      esac
    }
    _tenant2flex "$@"

    """
}

private func zshArgument(_ option: Option) -> String {
  let action =
    switch option.value {
    case .none: ""
    case .choice(let name, let words): ":\(name):(\(words.joined(separator: " ")))"
    case .text(let name): ":\(zsh(name)): "
    case .file(let name): ":\(name):_files"
    }
  return "'*--\(option.name)\(option.value == .none ? "" : "=")[\(zsh(option.help))]\(action)'"
}

/// Text inside a specification of `_arguments`, inside single quotes.
private func zsh(_ text: String) -> String {
  text.map { character in
    switch character {
    case "'": "'\\''"
    case ":", "[", "]": "\\\(character)"
    default: String(character)
    }
  }.joined()
}

// MARK: fish

private var fishCompletions: String {
  var script = "# fish completion for tenant2flex\n"
  for command in Command.allCases {
    script += "complete -c tenant2flex -n __fish_use_subcommand -f -a \(command.rawValue)"
    script += " -d '\(fish(command.summary))'\n"
    let condition = "-n '__fish_seen_subcommand_from \(command.rawValue)'"
    if !command.words.isEmpty {
      script +=
        "complete -c tenant2flex \(condition) -a '\(command.words.joined(separator: " "))'\n"
    }
    for option in Option.all(of: command) {
      script += "complete -c tenant2flex \(condition) \(fishOption(option))\n"
    }
  }
  return script
}

private func fishOption(_ option: Option) -> String {
  let short = option.short.map { " -s \($0)" } ?? ""
  let value =
    switch option.value {
    case .none: ""
    case .choice(_, let words): " -x -a '\(words.joined(separator: " "))'"
    case .text: " -x"
    case .file: " -r -F"
    }
  return "-l \(option.name)\(short)\(value) -d '\(fish(option.help))'"
}

private func fish(_ text: String) -> String {
  text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
}
