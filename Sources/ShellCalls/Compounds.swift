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
    state.end(with: .unknown)
    var output = Output(TracedText())
    var input = state.input
    for (index, command) in pipeline.commands.enumerated() {
      var inner = state
      inner.input = input
      if index + 1 < pipeline.commands.count {
        output = captured { inShell(&inner) { run(command, document, &$0) } }
      } else {
        output = inShell(&inner) { run(command, document, &$0) }
      }
      if index + 1 == pipeline.commands.count { keepLast(inner, &state) }
      state.files = inner.files
      input = output
    }
    return output
  }

  /// The last command of a pipeline runs in the shell itself in zsh, with `shopt -s lastpipe`, and
  /// in the ksh of AT&T.
  private func keepLast(_ last: State, _ state: inout State) {
    guard isZsh || state.runsLastHere || isKsh, !last.isDead else { return }
    var inner = last
    inner.input = state.input
    state = isZsh || state.runsLastHere ? inner : merged([state, inner], before: state)
  }

  /// A command with its redirections.
  func run(_ command: Command, _ document: TracedText, _ state: inout State) -> Output {
    steps += 1
    work += 1
    guard steps < Evaluation.stepLimit else {
      trace.cutOff(
        "more than \(Evaluation.stepLimit) commands to follow",
        at: document.span(of: command.range))
      return Output(unknown("output"))
    }
    if openDescriptors(command, document, &state) { return Output(TracedText()) }
    let outer = (input: state.input, destination: destination)
    let firstSink = sinks.count
    let redirected = redirect(command.redirections, document, &state)
    noteLines(readBy: command, state)
    state.ends = []
    let output = runBody(command, document, &state)
    if command.redirections.contains(where: \.isInput) {
      state.changeAllWays { $0.input = outer.input }
    }
    destination = outer.destination
    var passed = divert(output, redirected.target, of: command, document, &state)
    restore(redirected, &state)
    passed = concatenated(passed, runSinks(from: firstSink, &state))
    for index in redirected.collectors {
      passed = concatenated(passed, streams[index].output)
      streams[index].output = Output(TracedText())
    }
    return passed
  }

  /// Sends what a command printed where its redirections lead, and gives what is left.
  private func divert(
    _ output: Output, _ target: Diversion, of command: Command, _ document: TracedText,
    _ state: inout State
  ) -> Output {
    switch target {
    case .none:
      addToOutputFile(output, of: command, &state)
      return output
    case .dropped: break
    case .stream(let stream): send(output, to: stream, isError: false, &state)
    case .file(let path, let appends):
      state.ends = []
      let place = document.span(of: command.range)
      write(output, to: path, appends: appends, at: place, &state)
    }
    return Output(TracedText())
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
    case .arithmeticFor(let header, let body):
      _ = text(of: header.parts, .doubleQuoted, document, &state)
      let counted = Array(document.bytes[header.range])
      forget(setBy: counted, &state)
      return loop(&state, runsOnce: countsUp(counted)) { (self.run(body, document, &$0), nil) }
    case .whileClause(let clause):
      return run(clause, document, &state)
    case .caseClause(let clause):
      return run(clause, document, &state)
    case .function(let definition):
      let written =
        document.span(of: command.range) ?? document.span(of: definition.body.range)
        ?? document.slice(command.range).pieces.lazy.compactMap(\.origin).first
      if let origin = written {
        state.functions[definition.name] = ShellFunction(
          definition: definition, document: document, origin: origin)
      }
      state.status = .success
      return Output(TracedText())
    case .test(let words):
      record(test: words, at: command.range, document, &state)
      state.end(with: .unknown)
      return Output(TracedText())
    case .arithmetic(let word):
      _ = text(of: word.parts, .doubleQuoted, document, &state)
      forget(setBy: Array(document.bytes[word.range]), &state)
      state.decisions = []
      state.end(with: .unknown)
      return Output(TracedText())
    case .coprocess(_, let inner):
      let output = captured { subshell(&state) { run(inner, document, &$0) } }
      recordUse([output], named: "coproc", at: command.range, document, state)
      return Output(TracedText())
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
    let output = inShell(&inner, body)
    state.files = inner.files
    (state.input, state.linesRead) = (inner.input, inner.linesRead)
    state.end(with: inner.status)
    return output
  }

  /// Runs several ways of which one is taken; `mayDoNothing` adds the way that does nothing.
  ///
  /// - Parameters:
  ///   - facts: what each way tells about values, the way that does nothing last.
  ///   - question: the text that decides.
  func branches(
    _ ways: [(inout State) -> Output], mayDoNothing: Bool, facts: [[Fact]] = [],
    question: [UInt8]? = nil, _ state: inout State
  ) -> Output {
    var states: [State] = []
    var outputs: [(number: Int, output: Output)] = []
    for (number, way) in ways.enumerated() {
      var branch = state
      if number < facts.count { branch.path = path(facts[number], state) }
      let output = way(&branch)
      states.append(branch)
      if !branch.isDead { outputs.append((number, output)) }
    }
    if mayDoNothing {
      var idle = state
      idle.end(with: .success)
      if let own = facts.last { idle.path = path(own, state) }
      if let question { leaveEmpty(setBy: states, question, &idle) }
      states.append(idle)
      outputs.append((ways.count, Output(TracedText())))
    }
    let ends = folded(states.flatMap(\.waysOn))
    let choice = choices
    state = merged(states, before: state)
    if choices > choice { remember(Array(facts.prefix(states.count)), choices, &state) }
    state.ends = Set(ends.map(\.status)).count > 1 ? ends : []
    guard outputs.count > 1 else { return outputs.first?.output ?? Output(TracedText()) }
    return oneOf(outputs.map(\.output), branches: outputs.map(\.number))
  }

  private func run(_ clause: IfClause, _ document: TracedText, _ state: inout State) -> Output {
    var ways: [(inout State) -> Output] = []
    var conditions: [[Statement]] = []
    var output = Output(TracedText())
    let before = state
    for branch in clause.branches where !state.isDead {
      let condition = run(condition: branch.condition, document, &state)
      append(condition.output, to: &output)
      if condition.held.isDead { continue }
      conditions.append(branch.condition)
      ways.append { state in
        let path = state.path
        state = condition.held
        state.path = path
        return self.run(branch.body, document, &state)
      }
    }
    let facts = facts(of: conditions, document, before)
    let mayDoNothing = !state.isDead && clause.otherwise == nil
    if !state.isDead, let otherwise = clause.otherwise {
      ways.append { self.run(otherwise, document, &$0) }
    }
    if mayDoNothing && ways.isEmpty {
      state.end(with: .success)
      return output
    }
    return concatenated(
      output, branches(ways, mayDoNothing: mayDoNothing, facts: facts, &state))
  }

  private func run(_ clause: WhileClause, _ document: TracedText, _ state: inout State) -> Output {
    if let output = lineRounds(of: clause, document, &state) { return output }
    if followsOwnLink(clause, document, state) { return Output(TracedText()) }
    let before = state
    guard let first = argumentRounds(of: clause, document, &state) else {
      return run(all: clause, document, &state)
    }
    var output = first.output
    if !first.isEnded {
      output = concatenated(output, after(output) { run(all: clause, document, &state) })
    }
    state = merged([state] + first.left, before: before)
    state.end(with: .unknown)
    return output
  }

  /// The rounds of a loop, as many as there may be.
  private func run(
    all clause: WhileClause, _ document: TracedText, _ state: inout State
  ) -> Output {
    var start = 0
    let leaving = { (end: State) -> State in
      self.silently(from: start) { self.split(on: clause, document, end).left }
    }
    let question = clause.condition.map { Array(document.bytes[$0.range]) }.joined(separator: [0])
    return loop(&state, question: Array(question), leaving: leaving) { inner in
      start = self.nextNumber
      var (output, goingOn, left) = self.split(on: clause, document, inner)
      inner = goingOn
      if !inner.isDead {
        output = self.concatenated(output, self.run(clause.body, document, &inner))
      }
      return (output, left)
    }
  }

  /// Evaluates the condition of a loop: the way on which the loop goes on, and the other.
  func split(
    on clause: WhileClause, _ document: TracedText, _ state: State
  ) -> (output: Output, goingOn: State, left: State) {
    var failed = state
    let (output, held) = run(condition: clause.condition, document, &failed)
    return clause.isUntil ? (output, failed, held) : (output, held, failed)
  }

  /// Runs something only to learn what it assigns; its events have numbers from `start` on.
  private func silently<Result>(from start: Int, _ body: () -> Result) -> Result {
    let outer = (isSilent: isSilent, skipped: skipped)
    isSilent = true
    skipped = start - trace.events.count
    defer { (isSilent, skipped) = outer }
    return body()
  }

  private func run(_ clause: CaseClause, _ document: TracedText, _ state: inout State) -> Output {
    let subject = text(of: clause.subject, document, &state)
    recordUse([subject], named: "case", at: clause.subject.range, document, state)
    var ways: [(inout State) -> Output] = []
    var patterns: [[TracedText?]] = []
    var taken: [Int] = []
    var isDecided = false
    for item in clause.items where !isDecided {
      let globs = item.patterns.map { pattern(of: $0, .unquoted, document, &state) }
      let verdict = verdict(subject, globs)
      patterns.append(globs)
      if verdict == .never { continue }
      taken.append(patterns.count - 1)
      ways.append { self.run(item.body, document, &$0) }
      isDecided = verdict == .always
    }
    recordSearch(of: subject, for: patterns.joined().compactMap(\.self), "case") {
      (clause.subject.range, document, state)
    }
    let all = facts(subject, patterns, state)
    let facts = taken.map { all[$0] } + all.suffix(1)
    let question = Array(document.bytes[clause.subject.range])
    return branches(
      ways, mayDoNothing: !isDecided, facts: facts, question: question, &state)
  }

  private enum Verdict { case always, never, perhaps }

  /// Whether the subject matches one of the patterns.
  private func verdict(_ subject: Output, _ globs: [TracedText?]) -> Verdict {
    var answers: Set<Bool> = []
    if globs.contains(where: { $0?.bytes == [UInt8(ascii: "*")] }) { return .always }
    for item in subject.items {
      guard item.value.isKnown, !isDefault(item.value), !isOwnName(item.value) else {
        return .perhaps
      }
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
  func isDefault(_ text: TracedText) -> Bool {
    text.pieces.contains { piece in
      guard let origin = piece.origin else { return false }
      return defaultPlaces[origin.file]?.contain(origin.range) == true
    }
  }

  /// Whether a text is the name of a running script without its folder: a link may have another.
  private func isOwnName(_ text: TracedText) -> Bool {
    text.pieces.allSatisfy { $0.origin == nil }
      && scripts.contains { script in
        let name = loader.path(of: script).split(separator: UInt8(ascii: "/")).last ?? []
        let stem = name.prefix { $0 != UInt8(ascii: ".") }
        return !text.isEmpty && [name, stem].contains { $0.elementsEqual(text.bytes) }
      }
  }

  private func run(_ clause: ForClause, _ document: TracedText, _ state: inout State) -> Output {
    // Of the words of `select` one is taken in each round, in any order.
    if !clause.isSelect, let values = fewValues(clause, document, state) {
      return rounds(of: clause, over: values, document, &state)
    }
    let values = loopValues(clause, document, &state)
    guard let values else { return Output(TracedText()) }
    if clause.isSelect {
      // The words are the menu.
      let place = Invocation(
        origin: document.span(of: clause.nameRange), words: [], arguments: Alternatives([]))
      recordUse([values], named: "select", place)
    }
    let runsOnce = clause.words?.contains { hasField($0, document) } ?? false
    return loop(&state, runsOnce: runsOnce) { inner in
      self.assign(clause.name, values.map { Content($0) }, &inner)
      return (self.run(clause.body, document, &inner), nil)
    }
  }

  /// The values of a short list that stands in the script; nil for any other.
  private func fewValues(
    _ clause: ForClause, _ document: TracedText, _ state: State
  ) -> [TracedText]? {
    guard !isSilent else { return nil }
    guard let words = clause.words else { return few(state.positional?.single ?? []) }
    guard words.count <= Evaluation.roundLimit else { return nil }
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
    return few(all)
  }

  /// Values that are taken one by one; nil for too many, or for one.
  private func few(_ values: [TracedText]) -> [TracedText]? {
    let isFew =
      (2...Evaluation.roundLimit).contains(values.count)
      && rounds * values.count <= Evaluation.roundsLimit && !values.contains(where: isOpen)
    return isFew ? values : nil
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
        all += expand(word, document, &state).items.flatMap { $0.value.map(\.text) }
      }
    } else {
      guard let own = state.positional?.single else { return Output(unknown(clause.name)) }
      all = own
    }
    if all.isEmpty { return nil }
    if all.count == 1 { return Output(all[0]) }
    choices += 1
    let items = all.enumerated().flatMap { Output($1).under(choice: choices, branch: $0) }
    return Output(items: items) ?? Output(lost(clause.name, all))
  }

  /// Evaluates a loop's body once to learn what it assigns, and once for what it runs with the
  /// values of both the first and a later round. The body gives the state in which its condition
  /// ended the loop before it, where that is evaluated at the beginning; `leaving` gives that after
  /// it. `question` is the text of the condition; `runsOnce`: the body runs once at least.
  func loop(
    _ state: inout State, question: [UInt8] = [], leaving: ((State) -> State)? = nil,
    runsOnce: Bool = false, _ body: (inout State) -> (Output, State?)
  ) -> Output {
    breaks.append([])
    let before = state
    // What decides may be another value in each round.
    state.decisions = []
    if !isSilent {
      var first = state
      _ = silently(from: nextNumber) { body(&first) }
      first.isDead = false
      let goingOn = breaks[breaks.count - 1].filter(\.goesOn).map(\.state)
      var idle = state
      leaveEmpty(setBy: [first] + goingOn, question, &idle)
      state = merged([idle, first] + goingOn, before: state)
      widenArguments(from: before, &state)
      breaks[breaks.count - 1] = []
    }
    let (output, left) = body(&state)
    var ended = [left].compactMap(\.self)
    if let leaving, !state.isDead { ended.append(leaving(state)) }
    let broken = breaks.removeLast()
    ended += broken.filter { !$0.goesOn }.map(\.state)
    if left != nil, ended.contains(where: { !$0.isDead }) {
      state = merged(ended, before: before)
    } else {
      let first = runsOnce ? [state] : [state, before]
      state = merged(first + broken.map(\.state), before: before)
    }
    state.decisions = before.decisions
    state.end(with: .unknown)
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
