import Calls
import ShellSyntax
import Text

extension Evaluation {
  /// Runs a command by its name: a function of the script, a builtin, or a program.
  ///
  /// - Parameters:
  ///   - isProgram: what `command`, `sudo` and the like run is never a function.
  ///   - wrappers: how many of them stand before it.
  func dispatch(
    _ invocation: Invocation, isProgram: Bool = false, wrappers: Int = 0, _ state: inout State
  ) -> Output {
    if !isProgram, mayBeSeveral(invocation),
      let output = dispatchComputed(invocation, &state)
    {
      return output
    }
    guard let name = invocation.name, wrappers < Evaluation.depthLimit else {
      let first = invocation.arguments.items[0].value.first
      let reason =
        invocation.name == nil
        ? "the program's name is not known" : "too many programs run one another"
      giveUp(.command, reason, at: invocation.origin, text: first?.text)
      // `"$@"`: any function that there is.
      if let first, first.text.bytes.allSatisfy({ $0 == TracedText.holeByte }), !isSilent {
        runsGivenCommands = true
      }
      state.end(with: .unknown)
      return output(of: record(invocation, state), named: "command")
    }
    if !isProgram, let function = state.functions[name] {
      return call(anyOf: function, invocation, wrappers, &state)
    }
    if isBats, let output = runBats(name, invocation, &state) { return output }
    if let inner = withoutWrapper(invocation, name) {
      if name == "xargs" { return runForEach(inner, invocation, wrappers + 1, &state) }
      return dispatch(
        inner, isProgram: !name.contains("retry"), wrappers: wrappers + 1, &state)
    }
    if Evaluation.endingThemselves.contains(name), let output = runBuiltin(name, invocation, &state)
    {
      return output
    }
    let output =
      runBuiltin(name, invocation, &state) ?? runProgram(name, invocation, &state)
    if name == "let" { runLet(invocation, &state) }
    if !state.isDead { state.end(with: Evaluation.status(of: name)) }
    return output
  }

  /// Builtins that know how they ended.
  private static let endingThemselves: Set<String> = [
    "eval", "read", "mapfile", "readarray", "getopts",
  ]

  /// Whether a command's name is not one certain text.
  private func mayBeSeveral(_ invocation: Invocation) -> Bool {
    invocation.name == nil
      || invocation.arguments.items.contains { $0.value.first.map { isDefault($0.text) } == true }
  }

  /// Calls each function that a name may mean, and the program, where it may be that.
  private func call(
    anyOf function: ShellFunction, _ invocation: Invocation, _ wrappers: Int, _ state: inout State
  ) -> Output {
    if !function.standIns.isEmpty, !isSilent {
      trace.standIns[invocation.name ?? "", default: []].formUnion(function.standIns)
    }
    if function.others.isEmpty, !function.mayBeProgram { return call(function, invocation, &state) }
    var ways = function.all.map { own in
      { (state: inout State) in self.call(own, invocation, &state) }
    }
    if function.mayBeProgram {
      ways.append { self.dispatch(invocation, isProgram: true, wrappers: wrappers + 1, &$0) }
    }
    return branches(ways, mayDoNothing: false, &state)
  }

  /// Calls a function of the script with the arguments of the command.
  func call(
    _ function: ShellFunction, _ invocation: Invocation, _ state: inout State
  ) -> Output {
    if isRecursing(function) {
      // What it prints deeper down is what it prints here.
      state.end(with: .unknown)
      return Output(TracedText())
    }
    guard depth < Evaluation.depthLimit else {
      trace.cutOff(
        "calls and expansions more than \(Evaluation.depthLimit) deep", at: invocation.origin)
      state.end(with: .unknown)
      return Output(unknown("output"))
    }
    trace.called.insert(function.origin)
    let outer = (state.positional, state.argumentsVersion, state.saved)
    setArguments(invocation.arguments.map { $0.dropFirst().map(\.text) }, &state)
    state.saved = NameMap()
    returns.append([])
    functionBases.append(printed.count)
    active.append(function.origin)
    depth += 1
    if let origin = invocation.origin {
      frames.append(
        Frame(
          command: origin, words: invocation.words, arguments: invocation.arguments,
          callsFunction: true))
    }
    var output = run(function.definition.body, function.document, &state)
    if invocation.origin != nil { frames.removeLast() }
    depth -= 1
    active.removeLast()
    functionBases.removeLast()
    output = rejoin(returns.removeLast(), output, &state)
    state.changeAllWays { way in
      restore(outer.2, &way)
      (way.positional, way.argumentsVersion) = (outer.0, outer.1)
    }
    return output
  }

  /// A function may call itself a few times (retries); more tells nothing new.
  private func isRecursing(_ function: ShellFunction) -> Bool {
    active.count(where: { $0 == function.origin }) > 2
  }

  /// Joins the ways that left a function by `return` with the one that reached its end.
  private func rejoin(
    _ returned: [(state: State, output: Output)], _ output: Output, _ state: inout State
  ) -> Output {
    guard !returned.isEmpty else { return output }
    var outputs = returned.map(\.output)
    if !state.isDead { outputs.append(output) }
    let ends = folded(returned.map(\.state) + state.waysOn)
    state = merged(returned.map(\.state) + [state], before: state)
    state.ends = Set(ends.map(\.status)).count > 1 ? ends : []
    return outputs.count > 1 ? oneOf(outputs) : outputs[0]
  }

  private func restore(_ outer: NameMap<Variable?>, _ state: inout State) {
    for (name, value) in state.saved.sortedEntries { state.variables[name] = value }
    state.saved = outer
  }

  /// The command that `sudo`, `timeout 10`, `env A=b` and the like run.
  private func withoutWrapper(_ invocation: Invocation, _ name: String) -> Invocation? {
    var result = invocation
    var items: [Alternatives<[Argument]>.Item] = []
    for item in invocation.arguments.items {
      guard let inner = Wrappers.inner(of: item.value, named: name) else { return nil }
      result.environment += inner.environment.compactMap(\.value)
      result.settings += inner.environment
      items.append(.init(when: item.when, value: inner.arguments))
    }
    guard let arguments = Alternatives(items: items) else { return nil }
    result.arguments = arguments
    result.isContained = result.isContained || Wrappers.containers.contains(name)
    result.isCleared = result.isCleared || Wrappers.clears(name, invocation.wordsInAllWays(3))
    return result
  }

  /// Runs a program that is not a builtin.
  private func runProgram(
    _ name: String, _ invocation: Invocation, _ state: inout State
  ) -> Output {
    if let output = runText(name, invocation, &state) { return output }
    if name == "cut", let field = cut(invocation, state) { return field }
    if name == "sed", let text = substitute(invocation, state) { return text }
    if name == "envsubst", let text = fillIn(invocation, state) { return text }
    noteFolders(of: name, invocation)
    let invocation = withOptionFiles(name, invocation, state)
    let number = record(invocation, state)
    if let client = HTTPClient(named: name) {
      return answer(to: invocation, by: client, number, &state)
    }
    if name == "find" { runFound(invocation, &state) }
    switch name {
    case "atlas": return answer(toAtlas: invocation, number, &state)
    case "git" where asksForTop(invocation):
      return output(of: number, named: Evaluation.topName)
    case "cat", "pv", "mbuffer": return concatenate(invocation, number, &state)
    case "dd": return copyInput(invocation, number, &state)
    case "tee": return split(invocation, number, &state)
    case "jq", "gojq", "jaq": return query(invocation, number, &state)
    case "which", "command":
      return located(invocation, number, state) ?? output(of: number, named: name)
    case "dirname", "basename", "realpath", "readlink":
      return path(name, invocation) ?? output(of: number, named: name)
    case "head", "tail", "tr", "sed", "cut", "sort":
      let output = filter(invocation, number, name, state)
      if name == "sort" { writeSorted(output, invocation, &state) }
      return output
    default:
      copyFiles(by: name, invocation, &state)
      return Evaluation.quiet.contains(name)
        ? Output(TracedText()) : output(of: number, named: name)
    }
  }

  /// `sort -o FILE`
  private func writeSorted(_ output: Output, _ invocation: Invocation, _ state: inout State) {
    let words = invocation.arguments.items[0].value.map(\.text)
    for (index, word) in words.enumerated() where word.bytes.starts(with: "-o".utf8) {
      let attached = word.slice(ByteRange(2, word.count))
      let path = attached.isEmpty && index + 1 < words.count ? words[index + 1] : attached
      if !path.isEmpty { write(output, toFile: path, &state) }
    }
  }

  /// Programs that print nothing on their standard output.
  private static let quiet: Set<String> = [
    "[", "test", "sleep", "rm", "rmdir", "mkdir", "touch", "chmod", "chown", "kill", "sync",
    "logger", "notify-send", "wall",
  ]

  /// A hole for what the program of event `number` prints.
  func output(of number: Int, named name: String) -> Output {
    Output(TracedText(Hole(kind: .output, name: name, number: number)))
  }

  /// A filter that passes lines on: of an answer it leaves an answer.
  private func filter(
    _ invocation: Invocation, _ number: Int, _ name: String, _ state: State
  ) -> Output {
    let answer = state.input?.items.flatMap { $0.value.holes }.first { $0.kind == .response }
    let words = invocation.arguments.items[0].value
    let isValue = name == "sed" && sedTakesValue(words.dropFirst().map(\.text.description))
    guard let answer, words.count > 0, !makesLines(words, name), !isValue else {
      return output(of: number, named: name)
    }
    return Output(TracedText(Hole(kind: .response, name: "part", number: answer.number)))
  }

  /// `tr , '\n'`, `sed 's/,/\n/g'`: each field of an answer comes to stand in a line of its own.
  private func makesLines(_ words: [Argument], _ name: String) -> Bool {
    let sets = words.dropFirst().filter { !$0.isOption }.map(\.text.description)
    let made: [String] =
      switch name {
      case "tr": Array(sets.dropFirst().prefix(1))
      case "sed": sets.filter { $0.hasPrefix("s") }
      default: []
      }
    return made.contains { text in ["\\n", "\n"].contains(where: text.contains) }
  }
}
