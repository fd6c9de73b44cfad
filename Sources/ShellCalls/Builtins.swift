import Calls
import ShellSyntax
import Text

extension Evaluation {
  /// What a builtin prints, or nil if `name` is none.
  func runBuiltin(_ name: String, _ invocation: Invocation, _ state: inout State) -> Output? {
    switch name {
    case ":", "true", "false", "set", "unset", "shift", "trap", "wait", "break", "continue",
      "return", "exit", "read", "cd", "pushd", "popd", "eval", "source", ".", "mapfile",
      "readarray", "getopts", "shopt", "ulimit", "umask", "type", "hash", "alias":
      return runControl(name, invocation, &state)
    case "echo": return echo(invocation, state)
    case "printf": return printf(invocation, &state)
    case "pwd":
      return state.directory.map { Output($0) }
        ?? Output(TracedText(Hole(kind: .variable, name: "PWD")))
    default: return nil
    }
  }

  private func runControl(
    _ name: String, _ invocation: Invocation, _ state: inout State
  ) -> Output {
    let nothing = Output(TracedText())
    switch name {
    case "return":
      if !returns.isEmpty {
        returns[returns.count - 1].append((state, printedInFunction))
        returns[returns.count - 1] = folded(returns[returns.count - 1])
      }
      state.isDead = true
    case "exit":
      state.isDead = true
    case "break", "continue":
      if !breaks.isEmpty { leaveLoop(state, goesOn: name == "continue") }
      state.isDead = true
    case "shift": shift(invocation, &state)
    case "set": setPositional(invocation, &state)
    case "unset": unset(invocation, &state)
    case "read", "mapfile", "readarray", "getopts": read(name, invocation, &state)
    case "cd", "pushd":
      state.directory = invocation.arguments.single?.last?.text
    case "popd": state.directory = nil
    case "eval": return evaluateArguments(invocation, &state)
    case "source", ".": return source(invocation, &state)
    case "trap": trap(invocation, state)
    default: break
    }
    return nothing
  }

  /// `trap 'commands' SIGNAL`: the commands run at some time, so they are evaluated here.
  private func trap(_ invocation: Invocation, _ state: State) {
    guard let words = invocation.arguments.single, words.count > 2 else { return }
    var inner = state
    _ = run(text: words[1].text, &inner)
  }

  private func shift(_ invocation: Invocation, _ state: inout State) {
    let count = invocation.arguments.single.flatMap { words in
      words.count < 2 ? 1 : Int(words[1].text.description)
    }
    guard let count else {
      state.positional = nil
      return
    }
    state.positional = state.positional?.map { Array($0.dropFirst(count)) }
  }

  /// `set -a; . FILE; set +a`: all that was set in between is exported, and more counts as such.
  private func recordAllExported(_ words: [Argument], _ invocation: Invocation, _ state: State) {
    let texts = words.dropFirst().map(\.text.description)
    guard texts.contains("+a") || texts.prefix(2).elementsEqual(["+o", "allexport"]) else { return }
    let values = state.variables.sortedEntries.map { _, variable in
      variable.content.map { $0?.scalar ?? TracedText() }
    }
    recordUse(values, named: "export", invocation)
  }

  /// `set -a`, `set -o allexport`, and `+` for the end of it.
  private func noteExportsAll(_ words: [Argument], _ state: inout State) {
    for (index, word) in words.enumerated().dropFirst() {
      let text = word.text.description
      if text == "--" { return }
      let isNamed = text == "allexport" && ["-o", "+o"].contains(words[index - 1].text.description)
      let isLetter = text.dropFirst().contains("a") && !text.hasPrefix("--")
      if isNamed { state.exportsAll = words[index - 1].text.bytes.first == UInt8(ascii: "-") }
      if isLetter, text.hasPrefix("-") { state.exportsAll = true }
      if isLetter, text.hasPrefix("+") { state.exportsAll = false }
    }
  }

  /// `set -- a b`; other forms set options only.
  private func setPositional(_ invocation: Invocation, _ state: inout State) {
    if let words = invocation.arguments.single {
      recordAllExported(words, invocation, state)
      noteExportsAll(words, &state)
    }
    guard let words = invocation.arguments.single,
      let place = words.firstIndex(where: { $0.text.bytes == [UInt8]("--".utf8) })
    else { return }
    state.positional = Alternatives(bounded(words[(place + 1)...].map(\.text)))
  }

  private func unset(_ invocation: Invocation, _ state: inout State) {
    for word in invocation.arguments.single?.dropFirst() ?? [] {
      let name = word.text.description
      if name == "-f" { continue }
      state.functions[name] = nil
      if state.variables[name] != nil { assign(name, Alternatives(nil), &state) }
    }
  }

  /// `read`: with a here-document or here-string the text is known (a line, or with `-d ''` all).
  private func read(_ name: String, _ invocation: Invocation, _ state: inout State) {
    guard let words = invocation.arguments.single else { return }
    var names: [String] = []
    var readsAll = false
    var index = 1
    while index < words.count {
      let word = words[index].text.description
      if word == "-d", index + 1 < words.count {
        readsAll = words[index + 1].text.isEmpty
        index += 1
      } else if ["-p", "-t", "-n", "-N", "-u", "-a", "-i"].contains(word) {
        index += 1
        if word == "-a", index < words.count { names.append(words[index].text.description) }
      } else if !word.hasPrefix("-") {
        names.append(word)
      } else if word.hasSuffix("d"), index + 1 < words.count {
        readsAll = words[index + 1].text.isEmpty
        index += 1
      }
      index += 1
    }
    if name == "read", names.count == 1, let input = state.input, readsAll {
      assign(names[0], input.map { Content($0.trimmingBlanks()) }, &state)
      return
    }
    let answer = state.input?.items.flatMap { $0.value.holes }.first { $0.kind == .response }
    for name in names {
      let number = trace.events.count
      let hole =
        answer.map { Hole(kind: .response, name: "line", number: $0.number) }
        ?? Hole(kind: .output, name: name, number: number)
      assign(name, Alternatives(Content(TracedText(hole))), &state)
    }
    record(invocation, state)
  }

  /// `eval`: the arguments joined by blanks are run.
  private func evaluateArguments(_ invocation: Invocation, _ state: inout State) -> Output {
    guard let words = invocation.arguments.single else {
      giveUp("`eval` of several values", at: invocation.origin)
      return output(of: record(invocation, state), named: "eval")
    }
    let runner = ownFrame(invocation)
    runners += runner
    defer { runners.removeLast(runner.count) }
    return run(text: joined(words.dropFirst().map(\.text)), &state)
  }

  /// Texts with a blank between each two.
  func joined(_ texts: [TracedText]) -> TracedText {
    var result = TracedText()
    for (index, text) in texts.enumerated() {
      if index > 0 { result.append(TracedText(unwritten: [UInt8(ascii: " ")])) }
      result.append(text)
    }
    return result
  }

  /// Runs text as a program in this shell.
  func run(text: TracedText, _ state: inout State) -> Output {
    // Text that is run again and again counts by its length: it is parsed each time.
    steps += 20 + text.count / 64
    guard depth < Evaluation.depthLimit, text.count < Evaluation.textLimit,
      steps < Evaluation.stepLimit
    else {
      giveUp("too deeply nested", at: nil)
      return Output(unknown("output"))
    }
    depth += 1
    defer { depth -= 1 }
    return run(parseShell(text.bytes).statements, text, &state)
  }

  /// `source FILE`: runs a file of the repository in this shell.
  private func source(_ invocation: Invocation, _ state: inout State) -> Output {
    guard let words = invocation.arguments.items.first?.value, words.count > 1,
      let script = scripts.last, words[1].text.isKnown,
      let file = loader.load(words[1].text.bytes, from: script), scripts.count < 20,
      !scripts.contains(file)
    else {
      return output(of: record(invocation, state), named: "source")
    }
    trace.sourced.append(file)
    scripts.append(file)
    let outer = frames
    let document = TracedText(file: file, bytes: loader.bytes(of: file))
    let output = run(parseShell(document.bytes).statements, document, &state)
    frames = outer
    scripts.removeLast()
    state.isDead = false
    return output
  }
}

extension TracedText {
  /// Without blanks and line ends at both ends.
  func trimmingBlanks() -> TracedText {
    let words = blankRanges(in: bytes)
    guard let first = words.first, let last = words.last else { return TracedText() }
    return slice(ByteRange(first.start, last.end))
  }
}
