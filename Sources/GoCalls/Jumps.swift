import Calls
import GoSyntax
import Text

/// A call that a function makes when it returns.
struct Postponed {
  let call: Expression
  let scope: Scope
  /// What was known when it was deferred.
  let state: State

  init(_ call: Expression, _ scope: Scope, _ state: State) {
    self.call = call
    self.scope = scope
    self.state = state
  }
}

/// Where `goto` leads, and what is done at the end.
extension Evaluation {
  /// Makes the deferred calls of functions without a name, that see what the variables hold in the
  /// end, where this is something else than when they were deferred.
  func runPostponed(_ state: inout State) {
    for call in postponed.reversed() {
      guard case .call(let written) = call.call, case .function = written.function,
        hasRoomForRounds, carries(state, from: call.state)
      else { continue }
      let (known, waiting) = (mark(), unsent)
      let first = trace.events.count
      var end = state
      _ = value(call.call, call.scope, &end)
      if hasNewEvents(from: first, since: 0) {
        if !end.isDead { state = end }
      } else {
        goBack(to: known)
        unsent = waiting
      }
    }
  }

  /// Runs statements one after the other, and from a label once more where `goto` goes back to it.
  func run(_ statements: [Statement], _ scope: Scope, _ state: inout State) {
    var scope = scope
    var labels: [String: Label] = [:]
    let names = labelNames(statements)
    for (index, statement) in statements.enumerated() {
      if case .labeled(let labeled) = statement {
        arrive(at: labeled.label.name, &state)
        labels[labeled.label.name] = Label(index: index, scope: scope, state: state)
      }
      guard !state.isDead else {
        if names.isEmpty { return }
        continue
      }
      self.statement = (scope.unit, statement.range)
      var inner = (scope, state)
      deeper(()) { self.run(statement, &inner.0, &inner.1) }
      (scope, state) = inner
    }
    for name in names.sorted() { goBack(to: name, labels, statements, &state) }
  }

  /// A label that was passed.
  private struct Label {
    let index: Int
    let scope: Scope
    let state: State
  }

  private func labelNames(_ statements: [Statement]) -> Set<String> {
    statements.reduce(into: []) { names, statement in
      if case .labeled(let labeled) = statement { names.insert(labeled.label.name) }
    }
  }

  /// The ways that lead to a label come together.
  private func arrive(at label: String, _ state: inout State) {
    let ways = jumps.filter { $0.label == label }.map(\.state)
    guard !ways.isEmpty else { return }
    jumps.removeAll { $0.label == label }
    state = merged([state] + ways, before: state)
  }

  private func goBack(
    to name: String, _ labels: [String: Label], _ statements: [Statement], _ state: inout State
  ) {
    let ways = jumps.filter { $0.label == name }.map(\.state)
    jumps.removeAll { $0.label == name }
    guard let label = labels[name], !ways.isEmpty else { return }
    var again = merged(ways, before: label.state)
    guard carries(again, from: label.state) else {
      state = merged([state, again], before: label.state)
      return
    }
    run(Array(statements[label.index...]), label.scope, &again)
    state = merged([state, again], before: label.state)
  }
}
