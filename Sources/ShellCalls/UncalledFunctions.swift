import Calls
import ShellSyntax
import Text

extension Evaluation {
  /// Evaluates functions that no command calls, with unknown arguments, as somebody calls them who
  /// has sourced the script: an answer that one of them keeps is there for the next.
  func runUncalled(in state: State, besides called: Set<Origin>, of script: FileID) {
    let functions = state.functions.sortedEntries.flatMap(\.value.all)
    let first = trace.events.count
    defer { trace.uncalled.formUnion(first..<trace.events.count) }
    var known = state
    for function in functions.sorted(by: { $0.origin.range < $1.origin.range }) {
      guard function.origin.file == script, !trace.called.contains(function.origin),
        !called.contains(function.origin)
      else { continue }
      var inner = known
      inner.isDead = false
      inner.positional = nil
      _ = run(function.definition.body, function.document, &inner)
      runTraps(inner)
      known = keepingAnswers(of: inner, in: known, before: state)
    }
  }

  /// What is known after one function was called, of which others may be called: the answers that
  /// it keeps in variables and files, and those that others kept there.
  private func keepingAnswers(of called: State, in known: State, before: State) -> State {
    // The functions of a program that is given the name of one share files alone.
    let variables = runsGivenCommands ? [] : called.variables.names(differingFrom: known.variables)
    let kept = variables.filter { name in
      called.saved[name] == nil
        && called.variables[name]?.content.items.contains(where: { item in
          item.value?.elements.contains(where: holdsAnswer) == true
        }) == true
    }
    let written = called.files.names(differingFrom: known.files).filter { name in
      called.files[name]?.content.items.contains { holdsAnswer($0.value) } == true
    }
    if kept.isEmpty && written.isEmpty { return known }
    var first = known
    var second = known
    let others = Set(known.variables.names(differingFrom: before.variables))
    let otherFiles = Set(known.files.names(differingFrom: before.files))
    for name in kept {
      second.variables[name] = called.variables[name]
      if !others.contains(name) { first.variables[name] = called.variables[name] }
    }
    for name in written {
      second.files[name] = called.files[name]
      if !otherFiles.contains(name) { first.files[name] = called.files[name] }
    }
    let isShared = !others.isDisjoint(with: kept) || !otherFiles.isDisjoint(with: written)
    return isShared ? merged([first, second], before: before) : first
  }

  private func holdsAnswer(_ text: TracedText) -> Bool {
    text.holes.contains { $0.kind == .response || $0.kind == .output }
  }
}
