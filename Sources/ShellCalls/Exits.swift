import Calls
import ShellSyntax
import Text

/// How a command ended, as far as that is known (POSIX 2.8.2).
enum ExitStatus: CaseIterable, Sendable {
  case success, failure, unknown
  /// A command that does not fail in practice: what stands after `||` is looked at all the same.
  case presumedSuccess

  /// The status after `!`.
  var negated: ExitStatus {
    switch self {
    case .success: .failure
    case .failure: .success
    case .unknown, .presumedSuccess: .unknown
    }
  }

  /// Whether it may be `status`.
  func may(be status: ExitStatus) -> Bool {
    self == status || self == .unknown || self == .presumedSuccess
  }
}

extension State {
  /// Changes the state, and each of the ways in which its last command may have ended.
  mutating func changeAllWays(_ change: (inout State) -> Void) {
    change(&self)
    for index in ends.indices { change(&ends[index]) }
  }

  /// Sets how the last command ended, whatever it did.
  mutating func end(with status: ExitStatus) {
    self.status = status
    ends = []
  }

  /// The ways in which the last command ended and the script goes on.
  var waysOn: [State] {
    if !ends.isEmpty { return ends }
    return isDead ? [] : [self]
  }
}

/// What `&&`, `||`, `if` and `set -e` go by: a function that returns early with a failure leaves
/// its variables as they are, and what follows on success does not see that way.
extension Evaluation {
  /// One state for the ways in which commands ended. It keeps them where their statuses differ.
  func joined(_ ways: [State], before: State) -> State {
    let ways = folded(ways)
    var result = merged(ways, before: before)
    let isMixed = Set(ways.map(\.status)).count > 1
    result.ends = isMixed ? ways : []
    return result
  }

  /// The ways that may have ended with `status`, as one state in which that is known.
  func part(of ways: [State], endedWith status: ExitStatus, before: State) -> State {
    var result = merged(ways.filter { $0.status.may(be: status) }, before: before)
    result.end(with: status)
    return result
  }

  /// The ways that end with `status` in practice, with that known.
  func ways(_ ways: [State], endedWith status: ExitStatus) -> [State] {
    ways.compactMap { way in
      guard way.status.may(be: status) else { return nil }
      if status == .failure, way.status == .presumedSuccess { return nil }
      var own = way
      own.end(with: status)
      return own
    }
  }

  /// States at exits, few enough: many with one status become one, as all of them go to the same
  /// place.
  func folded(_ states: [State]) -> [State] {
    guard states.count >= Evaluation.exitLimit else { return states }
    return ExitStatus.allCases.compactMap { status in
      let own = states.filter { $0.status == status }
      return own.isEmpty ? nil : merged(own, before: own[0])
    }
  }

  /// The same for returns, each with what was printed.
  func folded(_ returns: [(state: State, output: Output)]) -> [(state: State, output: Output)] {
    guard returns.count >= Evaluation.exitLimit else { return returns }
    return ExitStatus.allCases.compactMap { status in
      let own = returns.filter { $0.state.status == status }
      guard let first = own.first else { return nil }
      return (merged(own.map(\.state), before: first.state), oneOf(own.map(\.output)))
    }
  }

  /// Runs what only decides: under `set -e` its failure does not end the script.
  func asCondition<Result>(_ body: () -> Result) -> Result {
    conditions += 1
    defer { conditions -= 1 }
    return body()
  }

  /// Runs a condition. `state` becomes the way on which it failed.
  ///
  /// - Returns: what it printed, and the way on which it held.
  func run(
    condition: [Statement], _ document: TracedText, _ state: inout State
  ) -> (output: Output, held: State) {
    let before = state
    let output = asCondition { run(condition, document, &state) }
    let ways = state.waysOn
    let held = part(of: ways, endedWith: .success, before: before)
    state = part(of: ways, endedWith: .failure, before: before)
    return (output, held)
  }

  /// Evaluates an and-or list: each pipeline runs on the ways on which what stands before it ended
  /// as its sign asks for.
  func runList(
    _ statement: Statement, _ document: TracedText, _ state: inout State
  ) -> Output {
    if statement.rest.isEmpty || guessesTop(statement, document) {
      return run(last: statement.first, document, &state)
    }
    let before = state
    var output = asCondition { run(link: statement.first, document, &state) }
    var ways = state.waysOn
    for (index, link) in statement.rest.enumerated() {
      let wanted: ExitStatus = link.isAnd ? .success : .failure
      var next = part(of: ways, endedWith: wanted, before: before)
      if next.isDead { continue }
      let isLast = index + 1 == statement.rest.count
      let more = after(output) {
        isLast
          ? run(last: link.pipeline, document, &next)
          : asCondition { run(link: link.pipeline, document, &next) }
      }
      output = concatenated(output, more)
      ways = folded(self.ways(ways, endedWith: wanted.negated) + next.waysOn)
    }
    state = joined(ways, before: before)
    return output
  }

  /// A pipeline of an and-or list, with what is known of its status.
  private func run(
    link pipeline: Pipeline, _ document: TracedText, _ state: inout State
  ) -> Output {
    let verdict = verdict(on: pipeline, document, state)
    let output = run(pipeline, document, &state)
    if let verdict {
      state.end(with: verdict ? .success : .failure)
    } else if pipeline.isNegated {
      state.changeAllWays { $0.status = $0.status.negated }
    }
    return output
  }

  /// The last pipeline of a list: under `set -e` the script goes on only if it did not fail
  /// (bash(1), `set`).
  private func run(
    last pipeline: Pipeline, _ document: TracedText, _ state: inout State
  ) -> Output {
    let before = state
    let output = run(link: pipeline, document, &state)
    guard state.exitsOnError, conditions == 0, !pipeline.isNegated else { return output }
    let ways = state.waysOn
    if ways.contains(where: { $0.status == .failure }) {
      state = joined(ways.filter { $0.status != .failure }, before: before)
    }
    return output
  }

  /// The status that a command ends with which is no function of the script. `if false` stands
  /// around commands that somebody may want again, so that `false` decides nothing.
  static func status(of name: String) -> ExitStatus {
    harmless.contains(name) ? .presumedSuccess : .unknown
  }

  /// Builtins that do not fail in practice.
  private static let harmless: Set<String> = [
    ":", "true", "echo", "printf", "export", "local", "set", "shift", "cd", "pushd", "source", ".",
    "trap", "readonly", "declare", "typeset", "unset",
  ]

  /// The status of `return` with the arguments of a command (bash(1), `return`).
  func returned(_ invocation: Invocation, _ state: State) -> ExitStatus {
    guard let words = invocation.arguments.single else { return .unknown }
    guard words.count > 1 else { return state.status }
    let text = words[1].text
    if text.holes.first == Evaluation.failedStatus { return .failure }
    if words[1].parts.contains(where: { $0.variable == "?" }) { return state.status }
    guard let number = Int(text.description) else { return .unknown }
    return number == 0 ? .success : .failure
  }

  /// What `$?` gives after a command that failed.
  static let failedStatus = Hole(kind: .unknown, name: "status of a failure")
}

/// Whether a script's first line is `#!/bin/bash -e` or the like.
func namesErrorExit(_ script: [UInt8]) -> Bool {
  guard script.starts(with: [UInt8]("#!".utf8)) else { return false }
  let line = String(decoding: script.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  return line.split(separator: " ").dropFirst().contains { word in
    word.first == "-" && word.dropFirst().first != "-" && word.contains("e")
  }
}

/// Whether the first line of a script names `sh` or ksh.
func namesPlainShell(_ script: [UInt8]) -> Bool {
  names(interpreter: ["sh", "ksh", "ksh93"], script)
}

/// Whether the first line of a script names a ksh.
func namesKsh(_ script: [UInt8]) -> Bool {
  names(interpreter: ["ksh", "ksh93"], script)
}

/// Whether a script is zsh's, by its first line or its name.
package func isZshScript(_ script: [UInt8], path: [UInt8]) -> Bool {
  if script.starts(with: "#!".utf8) { return namesZsh(script) }
  let name = String(decoding: path, as: UTF8.self)
  return name.hasSuffix(".zsh") || name.hasSuffix(".zshrc")
}
