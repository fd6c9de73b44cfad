import Calls
import ShellSyntax
import Text

/// A loop over the arguments of the running function (`while [ $# -gt 0 ]; do case $1 in ...` or
/// `while getopts ...`): as long as its condition is known, its body runs once for each round, as
/// it would in the shell.
extension Evaluation {
  /// What the first rounds did. `state` is where the loop goes on, unless it has ended.
  struct FirstRounds {
    var output = Output(TracedText())
    var isEnded = false
    /// The states at each `break`.
    var left: [State] = []
  }

  /// Runs the rounds whose beginning is known; nil for a loop over anything else.
  func argumentRounds(
    of clause: WhileClause, _ document: TracedText, _ state: inout State
  ) -> FirstRounds? {
    guard isCalled, let words = state.positional?.single, takesArguments(clause, document),
      words.count <= Evaluation.argumentLimit,
      rounds * max(1, words.count) <= Evaluation.roundsLimit
    else { return nil }
    let outer = rounds
    rounds *= max(1, words.count)
    defer { rounds = outer }
    var result = FirstRounds()
    for _ in 0...words.count where !result.isEnded {
      let place = (state.argumentsVersion, state.variable("OPTIND")?.version)
      guard let goesOn = decision(on: clause, document, state) else { break }
      let more = after(result.output) {
        round(of: clause, goesOn, document, &state, &result.left)
      }
      result.output = concatenated(result.output, more)
      result.isEnded = !goesOn || state.isDead
      // What takes no argument may go on for ever.
      if place == (state.argumentsVersion, state.variable("OPTIND")?.version) { break }
    }
    return result
  }

  /// How many arguments are followed one by one.
  private static let argumentLimit = 32

  /// The condition, and the body if that holds. `left` takes the states at a `break`.
  private func round(
    of clause: WhileClause, _ goesOn: Bool, _ document: TracedText, _ state: inout State,
    _ left: inout [State]
  ) -> Output {
    var output = asCondition { run(clause.condition, document, &state) }
    guard goesOn else { return output }
    breaks.append([])
    output = concatenated(output, after(output) { run(clause.body, document, &state) })
    let ways = breaks.removeLast()
    left += ways.filter { !$0.goesOn }.map(\.state)
    state = merged([state] + ways.filter(\.goesOn).map(\.state), before: state)
    return output
  }

  /// Whether a loop takes arguments one after the other: others are not worth their rounds.
  private func takesArguments(_ clause: WhileClause, _ document: TracedText) -> Bool {
    let ranges = (clause.condition + clause.body).map(\.range)
    guard let start = ranges.map(\.start).min(), let end = ranges.map(\.end).max() else {
      return false
    }
    let marks = Markers([[UInt8]("shift".utf8), [UInt8]("getopts".utf8)])
    return marks.occur(in: Array(document.bytes[ByteRange(start, end)]))
  }

  /// Whether the loop goes on, where that is known before its condition runs.
  private func decision(
    on clause: WhileClause, _ document: TracedText, _ state: State
  ) -> Bool? {
    guard clause.condition.count == 1, clause.condition[0].rest.isEmpty else { return nil }
    let pipeline = clause.condition[0].first
    let holds =
      verdict(on: pipeline, document, state) ?? plainDecision(on: pipeline, document, state)
    return holds.map { $0 != clause.isUntil }
  }

  /// The same for `getopts`, `true` and `:`.
  private func plainDecision(
    on pipeline: Pipeline, _ document: TracedText, _ state: State
  ) -> Bool? {
    guard pipeline.commands.count == 1, !pipeline.isNegated,
      case .simple(let command) = pipeline.commands[0].body, let first = command.words.first,
      command.words.allSatisfy({ isPlain($0.parts) })
    else { return nil }
    switch written(first, document) {
    case "true", ":": return true
    case "getopts":
      var scratch = state
      let words = arguments(command.words, of: nil, document, &scratch)
      return findsOption(Invocation(origin: nil, words: [], arguments: words), state)
    default: return nil
    }
  }
}
