import Calls
import ShellSyntax
import Text

extension Evaluation {
  /// A pipeline: each command reads what the one before it prints. All but a lone command run in
  /// subshells, whose variables are lost (POSIX 2.12).
  func run(_ pipeline: Pipeline, _ document: TracedText, _ state: inout State) -> Output {
    guard pipeline.commands.count > 1 else {
      return pipeline.commands.first.map { run($0, document, &state) } ?? Output(TracedText())
    }
    var output = Output(TracedText())
    var input = state.input
    for (index, command) in pipeline.commands.enumerated() {
      var inner = state
      inner.input = input
      if index + 1 < pipeline.commands.count {
        output = captured { run(command, document, &inner) }
      } else {
        output = run(command, document, &inner)
      }
      state.files = inner.files
      input = output
    }
    return output
  }

  /// A command with its redirections.
  func run(_ command: Command, _ document: TracedText, _ state: inout State) -> Output {
    steps += 1
    work += 1
    guard steps < Evaluation.stepLimit else {
      if steps == Evaluation.stepLimit {
        giveUp("too many commands to follow", at: document.span(of: command.range))
      }
      return Output(unknown("output"))
    }
    let outer = (input: state.input, destination: destination)
    let target = redirect(command.redirections, document, &state)
    let output = runBody(command, document, &state)
    state.input = outer.input
    destination = outer.destination
    switch target {
    case .none: return output
    case .dropped: return Output(TracedText())
    case .file(let path, let appends):
      write(output, to: path, appends: appends, &state)
      return Output(TracedText())
    }
  }

  private func runBody(
    _ command: Command, _ document: TracedText, _ state: inout State
  ) -> Output {
    switch command.body {
    case .simple(let simple):
      if destination == .captured, isRead(simple, command.redirections) {
        return state.input ?? Output(unknown("file"))
      }
      return run(simple, at: command.range, document, &state)
    case .group(let statements):
      return run(statements, document, &state)
    case .subshell(let statements):
      return subshell(&state) { run(statements, document, &$0) }
    case .ifClause(let clause):
      return run(clause, document, &state)
    case .forClause(let clause):
      return run(clause, document, &state)
    case .arithmeticFor(_, let body):
      return loop(&state) { self.run(body, document, &$0) }
    case .whileClause(let clause):
      return loop(&state) { inner in
        let output = self.run(clause.condition, document, &inner)
        return self.concatenated(output, self.run(clause.body, document, &inner))
      }
    case .caseClause(let clause):
      return run(clause, document, &state)
    case .function(let definition):
      if let origin = document.span(of: command.range) {
        state.functions[definition.name] = ShellFunction(
          definition: definition, document: document, origin: origin)
      }
      return Output(TracedText())
    case .test(let words):
      record(test: words, at: command.range, document, &state)
      return Output(TracedText())
    case .arithmetic(let word):
      _ = text(of: word.parts, .doubleQuoted, document, &state)
      return Output(TracedText())
    case .coprocess(_, let inner):
      return subshell(&state) { run(inner, document, &$0) }
    case .invalid:
      return Output(unknown("output"))
    }
  }

  /// `$(< file)`: the file's text (bash(1), Command Substitution).
  private func isRead(_ command: SimpleCommand, _ redirections: [Redirection]) -> Bool {
    command.words.isEmpty && command.assignments.isEmpty && command.declarations.isEmpty
      && redirections.count == 1 && redirections[0].kind == .input
  }

  /// Variables set in a subshell are lost, files written are not.
  func subshell(_ state: inout State, _ body: (inout State) -> Output) -> Output {
    var inner = state
    inner.saved = NameMap()
    let output = body(&inner)
    state.files = inner.files
    return output
  }

  /// Runs several ways of which one is taken; `mayDoNothing` adds the way that does nothing.
  func branches(
    _ ways: [(inout State) -> Output], mayDoNothing: Bool, _ state: inout State
  ) -> Output {
    var states: [State] = []
    var outputs: [Output] = []
    for way in ways {
      var branch = state
      let output = way(&branch)
      states.append(branch)
      if !branch.isDead { outputs.append(output) }
    }
    if mayDoNothing {
      states.append(state)
      outputs.append(Output(TracedText()))
    }
    state = merged(states, before: state)
    guard outputs.count > 1 else { return outputs.first ?? Output(TracedText()) }
    return oneOf(outputs)
  }

  private func run(_ clause: IfClause, _ document: TracedText, _ state: inout State) -> Output {
    var ways: [(inout State) -> Output] = []
    var output = Output(TracedText())
    var isDecided = false
    for branch in clause.branches where !isDecided {
      let verdict = verdict(on: branch.condition, document, state)
      append(run(branch.condition, document, &state), to: &output)
      if verdict == false { continue }
      let entered = state
      ways.append { state in
        state = entered
        return self.run(branch.body, document, &state)
      }
      isDecided = verdict == true
    }
    if !isDecided, let otherwise = clause.otherwise {
      ways.append { self.run(otherwise, document, &$0) }
    }
    let mayDoNothing = !isDecided && clause.otherwise == nil
    if mayDoNothing && ways.isEmpty { return output }
    return concatenated(output, branches(ways, mayDoNothing: mayDoNothing, &state))
  }

  private func run(_ clause: CaseClause, _ document: TracedText, _ state: inout State) -> Output {
    let subject = text(of: clause.subject, document, &state)
    recordUse([subject], named: "case", at: clause.subject.range, document, state)
    var ways: [(inout State) -> Output] = []
    var isDecided = false
    for item in clause.items where !isDecided {
      let verdict = verdict(subject, item.patterns, document, &state)
      if verdict == .never { continue }
      ways.append { self.run(item.body, document, &$0) }
      isDecided = verdict == .always
    }
    return branches(ways, mayDoNothing: !isDecided, &state)
  }

  private enum Verdict { case always, never, perhaps }

  /// Whether the subject matches one of the patterns.
  private func verdict(
    _ subject: Output, _ patterns: [Word], _ document: TracedText, _ state: inout State
  ) -> Verdict {
    var answers: Set<Bool> = []
    let globs = patterns.map { pattern(of: $0, .unquoted, document, &state) }
    if globs.contains(where: { $0?.bytes == [UInt8(ascii: "*")] }) { return .always }
    for item in subject.items {
      guard item.value.isKnown, !isDefault(item.value) else { return .perhaps }
      let matches = globs.map { $0.map { Glob($0.bytes).matches(item.value.bytes) } }
      if matches.contains(true) {
        answers.insert(true)
      } else if matches.contains(nil) {
        return .perhaps
      } else {
        answers.insert(false)
      }
    }
    return answers.count > 1 ? .perhaps : answers.contains(true) ? .always : .never
  }

  /// Whether a text is a default that the environment or an argument may override.
  private func isDefault(_ text: TracedText) -> Bool {
    text.pieces.contains { piece in
      guard let origin = piece.origin else { return false }
      return defaultPlaces[origin.file]?.contain(origin.range) == true
    }
  }

  private func run(_ clause: ForClause, _ document: TracedText, _ state: inout State) -> Output {
    if let values = fewValues(clause, document, state) {
      return rounds(of: clause, over: values, document, &state)
    }
    let values = loopValues(clause, document, &state)
    guard let values else { return Output(TracedText()) }
    return loop(&state) { inner in
      self.assign(clause.name, values.map { Content($0) }, &inner)
      return self.run(clause.body, document, &inner)
    }
  }

  /// The values of a short list that stands in the script; nil for any other.
  private func fewValues(
    _ clause: ForClause, _ document: TracedText, _ state: State
  ) -> [TracedText]? {
    guard let words = clause.words, words.count <= Evaluation.roundLimit, !isSilent,
      rounds * words.count <= Evaluation.roundsLimit
    else { return nil }
    var scratch = state
    var all: [TracedText] = []
    for word in words {
      guard isPlain(word.parts), let fields = expand(word, document, &scratch).single else {
        return nil
      }
      // Run-time text outside quotes may be any number of fields.
      let isQuoted = document.bytes[word.range.start] == UInt8(ascii: "\"")
      guard isQuoted || fields.allSatisfy(\.text.isKnown) else { return nil }
      all += fields.map(\.text)
    }
    return (2...Evaluation.roundLimit).contains(all.count) ? all : nil
  }

  /// Evaluates a loop's body for one value after the other.
  private func rounds(
    of clause: ForClause, over values: [TracedText], _ document: TracedText, _ state: inout State
  ) -> Output {
    var output = Output(TracedText())
    var ended: [State] = []
    let outer = rounds
    rounds *= values.count
    defer { rounds = outer }
    for value in values where !state.isDead {
      breaks.append([])
      assign(clause.name, Alternatives(Content(value)), &state)
      let more = after(output) { run(clause.body, document, &state) }
      output = concatenated(output, more)
      let left = breaks.removeLast()
      ended += left.filter { !$0.goesOn }.map(\.state)
      state = merged([state] + left.filter(\.goesOn).map(\.state), before: state)
    }
    state = merged([state] + ended, before: state)
    return output
  }

  /// The values that the loop's variable takes; nil for an empty list.
  private func loopValues(
    _ clause: ForClause, _ document: TracedText, _ state: inout State
  ) -> Output? {
    var all: [TracedText] = []
    if let words = clause.words {
      for word in words {
        guard let single = expand(word, document, &state).single else {
          return Output(unknown(clause.name))
        }
        all += single.map(\.text)
      }
    } else {
      guard let own = state.positional?.single else { return Output(unknown(clause.name)) }
      all = own
    }
    if all.isEmpty { return nil }
    if all.count == 1 { return Output(all[0]) }
    choices += 1
    let items = all.enumerated().flatMap { Output($1).under(choice: choices, branch: $0) }
    return Output(items: items) ?? Output(unknown(clause.name))
  }

  /// Evaluates a loop's body once to learn what it assigns, and once for what it runs with the
  /// values of both the first and a later round.
  func loop(_ state: inout State, _ body: (inout State) -> Output) -> Output {
    breaks.append([])
    let before = state
    if !isSilent {
      isSilent = true
      var first = state
      _ = body(&first)
      isSilent = false
      first.isDead = false
      state = merged([state, first], before: state)
      breaks[breaks.count - 1] = []
    }
    let output = body(&state)
    let broken = breaks.removeLast()
    state = merged([state, before] + broken.map(\.state), before: before)
    return output
  }

  /// `break` and `continue`; the states of many of them become one.
  func leaveLoop(_ state: State, goesOn: Bool) {
    var own = breaks.removeLast()
    own.append((state, goesOn))
    if own.count >= Evaluation.exitLimit {
      own = [true, false].flatMap { goesOn in
        folded(own.filter { $0.goesOn == goesOn }.map(\.state)).map { ($0, goesOn) }
      }
    }
    breaks.append(own)
  }
}
