import Calls
import ShellSyntax
import Text

/// What the shell tells of its own functions and variables: `ssh host "$(declare -f get); get x"`.
extension Evaluation {
  /// What a declaration prints: functions for `-f`, assignments for `-p`. The text of a function is
  /// that of its definition, which means the same as what the shell prints.
  func printed(by invocation: Invocation, _ state: State) -> Output {
    let words = invocation.arguments.items[0].value.dropFirst().map(\.text.description)
    let options = Set(words.filter { $0.hasPrefix("-") }.joined())
    let names = words.filter { !$0.hasPrefix("-") }
    if options.contains("f") {
      // `export -f` and the like give the functions a property, and print nothing.
      guard options.isSubset(of: "-fp"), ["declare", "typeset"].contains(invocation.name) else {
        return Output(TracedText())
      }
      let functions = names.isEmpty ? state.functions.sortedEntries.map(\.name) : names
      return Output(lines(functions.compactMap { state.functions[$0] }.flatMap(\.all).map(text)))
    }
    guard options.contains("p") || names.isEmpty else { return Output(TracedText()) }
    if names.isEmpty { return allVariables(state) }
    return Output(lines(names.map { assignment(of: $0, state) }))
  }

  /// What `set` and `declare` print of all variables: text that may be looked through.
  func allVariables(_ state: State) -> Output {
    guard destination != .terminal else { return Output(TracedText()) }
    let contents = state.variables.sortedEntries.flatMap(\.value.content.items)
    return Output(lost("variables", contents.compactMap(\.value).flatMap(\.elements)))
  }

  private func text(of function: ShellFunction) -> TracedText {
    TracedText(unwritten: [UInt8]("\(function.definition.name) () ".utf8))
      + function.document.slice(function.definition.body.range)
  }

  /// `declare -- name="value"`, or a hole where the value is more than one text.
  private func assignment(of name: String, _ state: State) -> TracedText {
    guard let content = state.variables[name]?.content else { return unknown(name) }
    guard let value = content.single.flatMap({ $0 }), !value.isArray else {
      return lost("value", content.items.compactMap(\.value).flatMap(\.elements))
    }
    return TracedText(unwritten: [UInt8]("declare -- \(name)=\"".utf8)) + value.scalar
      + TracedText(unwritten: [UInt8(ascii: "\"")])
  }

  private func lines(_ texts: [TracedText]) -> TracedText {
    texts.reduce(TracedText()) { $0 + $1 + TracedText(unwritten: [UInt8(ascii: "\n")]) }
  }

  /// `find ... -exec sh -c TEXT`: the text runs; what it is given is a file that was found.
  func runFound(_ invocation: Invocation, _ state: inout State) {
    var inner = invocation
    inner.arguments = invocation.arguments.map { words in
      let start = words.indices.dropLast().first { index in
        Wrappers.isShell(words[index]) && words[index + 1].isCommandFlag
      }
      return start.map { start in
        words[start...].map {
          $0.text.description == "{}" ? Argument(text: unknown("file"), word: $0.word) : $0
        }
      } ?? []
    }
    guard inner.arguments.items.allSatisfy({ !$0.value.isEmpty }) else { return }
    _ = subshell(&state) { dispatch(inner, isProgram: true, &$0) }
  }
}
