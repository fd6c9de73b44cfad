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
        var own = state
        own.end(with: returned(invocation, state))
        returns[returns.count - 1].append((own, printedInFunction))
        returns[returns.count - 1] = folded(returns[returns.count - 1])
      }
      state.isDead = true
    case "exit":
      noteExit(state)
      state.isDead = true
    case "break", "continue":
      if !breaks.isEmpty { leaveLoop(state, goesOn: name == "continue") }
      state.isDead = true
    case "shopt" where invocation.wordsInAllWays(3).last?.text.description == "lastpipe":
      state.runsLastHere = invocation.wordsInAllWays(2).last?.text.description == "-s"
    case "shift": shift(invocation, &state)
    case "set":
      if invocation.arguments.items.allSatisfy({ $0.value.count == 1 }) {
        return allVariables(state)
      }
      setPositional(invocation, &state)
    case "unset": unset(invocation, &state)
    case "getopts" where getOption(invocation, &state): break
    case "read", "mapfile", "readarray", "getopts": read(name, invocation, &state)
    case "cd", "pushd": goTo(invocation.arguments, &state)
    case "popd": state.directory = nil
    case "eval": return evaluateArguments(invocation, &state)
    case "source", ".": return source(invocation, &state)
    case "trap": trap(invocation, state)
    case "alias": noteAlias(invocation, state)
    case "type": return located(invocation, record(invocation, state), state) ?? nothing
    default: break
    }
    return nothing
  }

  /// `alias NAME='COMMAND'`: the command is followed as it stands, without what it is given later.
  private func noteAlias(_ invocation: Invocation, _ state: State) {
    for word in invocation.arguments.items[0].value.dropFirst().map(\.text) {
      guard let equals = word.bytes.firstIndex(of: UInt8(ascii: "=")) else { continue }
      var inner = state
      _ = captured { run(text: word.slice(ByteRange(equals + 1, word.count)), &inner) }
    }
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

  /// `set -a`, `set -e`, `set -o allexport`, and `+` for the end of it.
  private func noteOptions(_ words: [Argument], _ state: inout State) {
    for (index, word) in words.enumerated().dropFirst() {
      let text = word.text.description
      if text == "--" { return }
      let isOn = text.hasPrefix("-")
      guard isOn || text.hasPrefix("+"), !text.hasPrefix("--") else { continue }
      let named = index + 1 < words.count ? words[index + 1].text.description : ""
      let name = text.hasSuffix("o") ? named : ""
      if text.contains("a") || name == "allexport" { state.exportsAll = isOn }
      if text.contains("e") || name == "errexit" { state.exitsOnError = isOn }
    }
  }

  /// `set -- a b`; other forms set options only.
  private func setPositional(_ invocation: Invocation, _ state: inout State) {
    if let words = invocation.arguments.single {
      recordAllExported(words, invocation, state)
      noteOptions(words, &state)
    }
    let ways = invocation.arguments.map { words in
      words.firstIndex { $0.text.bytes == [UInt8]("--".utf8) }.map { words[($0 + 1)...] }
    }
    guard ways.items.contains(where: { $0.value != nil }) else { return }
    setArguments(ways.map { ($0 ?? []).map(\.text) }, &state)
  }

  private func unset(_ invocation: Invocation, _ state: inout State) {
    state.decisions = []
    for word in invocation.arguments.items.flatMap({ $0.value.dropFirst() }) {
      let name = word.text.description
      if name == "-f" { continue }
      state.functions[name] = nil
      if state.variables[name] != nil { assign(name, Alternatives(nil), &state) }
    }
  }

  /// `eval`: the arguments joined by blanks are run.
  private func evaluateArguments(_ invocation: Invocation, _ state: inout State) -> Output {
    let runner = ownFrame(invocation)
    runners += runner
    defer { runners.removeLast(runner.count) }
    let texts = invocation.arguments.items.map { self.joined($0.value.dropFirst().map(\.text)) }
    if texts.contains(where: { $0.holes.contains { $0.kind != .variable } }) {
      ranUnknownText = true
    }
    if texts.contains(where: { $0.onlyHole?.kind == .unknown }), !isSilent {
      runsGivenCommands = true
    }
    if texts.contains(where: setsOpenNames) { loseVariables(by: invocation, &state) }
    if texts.count == 1 { return run(text: texts[0], &state) }
    let ways = texts.map { text in { (state: inout State) in self.run(text: text, &state) } }
    return branches(ways, mayDoNothing: false, &state)
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
      let reason =
        depth < Evaluation.depthLimit
        ? "too much text that is run to follow"
        : "calls and expansions more than \(Evaluation.depthLimit) deep"
      trace.cutOff(reason, at: text.pieces.lazy.compactMap(\.origin).first)
      return Output(unknown("output"))
    }
    depth += 1
    defer { depth -= 1 }
    return run(parseShell(text.bytes, isZsh: isZsh).statements, text, &state)
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
