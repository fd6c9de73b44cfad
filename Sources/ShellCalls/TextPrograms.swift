import Calls
import ShellSyntax
import Text

/// Shell text that a program is given to run.
private struct TextProgram {
  let text: TracedText
  /// The words of the command that are no part of what is run.
  let command: [Argument]
  /// `$1`... of the text; nil leaves them as they are.
  var positional: [TracedText]?
  /// `$0` of the text, if the command gives one.
  var name: TracedText?
  /// Whether it runs on another machine, with none of this script's variables.
  var isRemote = false
  /// Whether the text was the standard input.
  var isInput = false
  /// The script of the repository that the text is.
  var file: FileID?
  /// The shell that the command names; nil where it names none.
  var shell: String?
}

extension Evaluation {
  /// `bash -c TEXT`, `bash <<EOF`, `ssh HOST TEXT`, `watch TEXT`, `parallel TEXT`, and a script
  /// that was written before: the commands of the text run, and the event of the program itself is
  /// left without the text. Nil if `name` is given no text, or none that is known.
  func runText(_ name: String, _ invocation: Invocation, _ state: inout State) -> Output? {
    var programs: [TextProgram] = []
    for item in invocation.arguments.items {
      let own = textPrograms(name, item.value, state)
      // On another machine the file may be another one.
      let isElsewhere = state.isElsewhere || invocation.isContained
      guard !own.isEmpty, !isElsewhere || own.allSatisfy({ $0.file == nil }) else { return nil }
      for var program in own {
        if Evaluation.shellNames.contains(name) { program.shell = name }
        let isKnown = programs.contains {
          $0.text.hasSameContent(as: program.text) && program.positional == nil
        }
        if !isKnown { programs.append(program) }
      }
    }
    guard let first = programs.first else { return nil }
    var runner = invocation
    runner.arguments = Alternatives(first.command)
    // What is set for the shell alone is seen by what it runs, as if the shell had exported it.
    let handedOver = invocation.environment.map { Output($0) }
    recordUse(
      handedOver.isEmpty && first.file != nil ? [Output(TracedText())] : handedOver,
      named: "export", runner)
    runner.environment = []
    var idle = state
    idle.input = nil
    record(runner, idle)
    if let frame = ownFrame(invocation).last ?? runners.last { runners.append(frame) }
    defer { if !runners.isEmpty { runners.removeLast() } }
    if programs.count == 1 { return run(first, invocation, &state) }
    let ways = programs.map { program in
      { (state: inout State) in self.run(program, invocation, &state) }
    }
    return branches(ways, mayDoNothing: false, &state)
  }

  private func run(
    _ program: TextProgram, _ invocation: Invocation, _ state: inout State
  ) -> Output {
    if program.isRemote {
      var there = State()
      there.isElsewhere = true
      there.input = program.isInput ? nil : state.input
      return run(text: program.text, &there)
    }
    return subshell(&state) { inner in
      inner = inherited(inner, invocation)
      if invocation.isCleared { inner = withoutVariables(inner, invocation) }
      if let name = program.name { inner.programName = name }
      if let positional = program.positional { inner.positional = Alternatives(positional) }
      if program.isInput { inner.input = nil }
      let outer = mayKeepPrefixes
      defer { mayKeepPrefixes = outer }
      if let file = program.file {
        return run(script: file, by: program.shell, invocation, &inner)
      }
      if let shell = program.shell { mayKeepPrefixes = Evaluation.plainShells.contains(shell) }
      return run(text: program.text, &inner)
    }
  }

  /// Shells that may keep what is set before a call of a function.
  static let plainShells: Set<String> = ["sh", "ksh"]

  /// What the program sees of this script's variables and functions.
  private func inherited(_ state: State, _ invocation: Invocation) -> State {
    var inner = state.inherited
    if invocation.isContained {
      inner.variables = NameMap()
      inner.functions = NameMap()
    }
    for setting in invocation.settings {
      if let value = setting.value {
        assign(setting.name, Alternatives(Content(value)), &inner)
      } else if invocation.isContained, state.exported[setting.name] == true {
        inner.variables[setting.name] = state.variables[setting.name]
      }
      inner.exported[setting.name] = true
    }
    return inner
  }

  /// Only the variables that a wrapper sets (`sudo A=b ./script`).
  private func withoutVariables(_ state: State, _ invocation: Invocation) -> State {
    var inner = state
    let names = Set(invocation.settings.map(\.name))
    for (name, _) in state.variables.sortedEntries where !names.contains(name) {
      inner.variables[name] = nil
    }
    inner.functions = NameMap()
    return inner
  }

  /// The program that a command runs; several where it is one of them.
  private func textPrograms(
    _ name: String, _ words: [Argument], _ state: State
  ) -> [TextProgram] {
    if let program = textProgram(name, words, state) { return [program] }
    let isShell = Evaluation.shellNames.contains(name)
    guard let place = isShell ? words.indices.dropFirst().first(where: { !words[$0].isOption }) : 0
    else { return [] }
    return repositoryScripts(words, at: place, state).map { file in
      TextProgram(
        text: TracedText(file: file, bytes: loader.bytes(of: file)),
        command: place == 0 ? [shell] : Array(words[..<place]),
        positional: words.dropFirst(place + 1).map(\.text), file: file)
    }
  }

  private static let shellNames: Set<String> = ["sh", "bash", "dash", "ksh", "zsh", "ash"]

  private func textProgram(
    _ name: String, _ words: [Argument], _ state: State
  ) -> TextProgram? {
    switch name {
    case "sh", "bash", "dash", "ksh", "zsh", "ash": return shellProgram(words, state)
    case "ssh": return remoteProgram(words, state)
    case "su", "runuser": return commandOption(words)
    case "watch": return watched(words)
    case "parallel": return parallelProgram(words)
    default: return writtenProgram(words, at: 0, state)
    }
  }

  /// What stands for a script among the words of its command.
  private var shell: Argument { Argument(text: TracedText(unwritten: [UInt8]("sh".utf8))) }

  /// `bash FILE ARGUMENT...` and `./FILE ARGUMENT...`, where the script has written the file.
  private func writtenProgram(_ words: [Argument], at place: Int, _ state: State) -> TextProgram? {
    guard let file = writtenFile(words[place].text, state), !isAnswer(file.text),
      place > 0 || isShell(file.text)
    else { return nil }
    written.keep(file.text, in: file.name)
    return TextProgram(
      text: file.text, command: place == 0 ? [shell] : Array(words[..<place]),
      positional: words.dropFirst(place + 1).map(\.text), name: words[place].text)
  }

  /// `bash -c TEXT NAME ARGUMENT...`, `bash -s ARGUMENT... <<EOF`.
  private func shellProgram(_ words: [Argument], _ state: State) -> TextProgram? {
    if let program = commandOption(words) { return program }
    let operands = words.dropFirst().filter { !$0.isOption }
    let file = words.indices.dropFirst().first { !words[$0].isOption }
    if let file, let program = writtenProgram(words, at: file, state) { return program }
    let readsInput = operands.isEmpty || words.contains { $0.text.description == "-s" }
    guard readsInput, let input = state.input?.single, !isAnswer(input) else { return nil }
    return TextProgram(
      text: input, command: words.filter { argument in argument.isOption } + words.prefix(1),
      positional: operands.map(\.text), isInput: true)
  }

  /// `-c TEXT`, also in a cluster such as `-euc`.
  private func commandOption(_ words: [Argument]) -> TextProgram? {
    guard let place = words.dropFirst().firstIndex(where: \.isCommandFlag),
      place + 1 < words.count
    else { return nil }
    return TextProgram(
      text: words[place + 1].text, command: Array(words[...place]),
      positional: words.dropFirst(place + 3).map(\.text),
      name: place + 2 < words.count ? words[place + 2].text : nil)
  }

  /// A text that is known only at run time.
  private func isAnswer(_ text: TracedText) -> Bool {
    text.bytes.allSatisfy { $0 == TracedText.holeByte || $0 == UInt8(ascii: "\n") }
  }

  /// `ssh HOST TEXT...`: the words are joined by blanks (ssh(1)).
  private func remoteProgram(_ words: [Argument], _ state: State) -> TextProgram? {
    var place = 1
    while place < words.count, words[place].isOption {
      let option = words[place].text
      let takesValue = option.count == 2 && "bcDEeFIiJLlmOopQRSWw".utf8.contains(option.bytes[1])
      place += takesValue ? 2 : 1
    }
    guard place < words.count else { return nil }
    let text = joined(words[(place + 1)...].map(\.text))
    let command = Array(words[...place])
    let runsInput = text.isEmpty || ["bash", "sh", "bash -s", "sh -s"].contains(text.description)
    if runsInput {
      guard let input = state.input?.single, !isAnswer(input) else { return nil }
      return TextProgram(text: input, command: command, isRemote: true, isInput: true)
    }
    return TextProgram(text: text, command: command, isRemote: true)
  }

  /// `watch [-n SECONDS] TEXT...`: the words are joined by blanks (watch(1)).
  private func watched(_ words: [Argument]) -> TextProgram? {
    var place = 1
    while place < words.count, words[place].isOption {
      let option = words[place].text.description
      place += ["-n", "--interval", "-q", "--equexit"].contains(option) ? 2 : 1
    }
    guard place < words.count else { return nil }
    return TextProgram(text: joined(words[place...].map(\.text)), command: Array(words[..<place]))
  }

  /// `parallel TEXT ::: VALUE...` with the whole command in one word.
  private func parallelProgram(_ words: [Argument]) -> TextProgram? {
    let end = words.firstIndex { $0.text.bytes.starts(with: ":::".utf8) } ?? words.count
    let place = words[..<end].dropFirst().firstIndex { word in
      !word.isOption && word.text.bytes.contains(UInt8(ascii: " "))
    }
    guard let place else { return nil }
    var command = words
    let text = withPlaceholders(command.remove(at: place).text)
    return TextProgram(text: text, command: command)
  }

  /// The text with a hole for each `{}`, `{.}`, `{1}` (parallel(1)).
  private func withPlaceholders(_ text: TracedText) -> TracedText {
    var result = TracedText()
    var start = 0
    while let open = text.bytes[start...].firstIndex(of: UInt8(ascii: "{")) {
      let rest = text.bytes[(open + 1)...]
      let inner = rest.prefix { "./0123456789#%".utf8.contains($0) }
      let end = inner.endIndex
      let isPlaceholder = end < text.count && text.bytes[end] == UInt8(ascii: "}")
      let isExpansion = open > 0 && text.bytes[open - 1] == UInt8(ascii: "$")
      guard isPlaceholder, !isExpansion else {
        result.append(text.slice(ByteRange(start, open + 1)))
        start = open + 1
        continue
      }
      result.append(text.slice(ByteRange(start, open)))
      let range = ByteRange(open, end + 1)
      let hole = Hole(kind: .unknown, name: "argument of parallel")
      result.append(TracedText(hole, origin: text.span(of: range)))
      start = range.end
    }
    result.append(text.slice(ByteRange(start, text.count)))
    return result
  }
}

extension Argument {
  /// Whether it begins with a dash.
  var isOption: Bool { text.bytes.first == UInt8(ascii: "-") }

  /// `-c`, also in a cluster such as `-euc`.
  var isCommandFlag: Bool {
    isOption && text.bytes.last == UInt8(ascii: "c")
      && text.bytes.dropFirst().first != UInt8(ascii: "-")
  }
}
