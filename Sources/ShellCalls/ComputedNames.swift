import Calls
import Text

/// Commands whose name is put together: `"cmd_$1" "$@"`, `"cmd_${1:-help}"`.
extension Evaluation {
  /// Runs what a command may call of whose name a part is known only at run time, or may be
  /// another: functions of the script that have such a name. Nil where any program may be meant,
  /// and where just one is.
  func dispatchComputed(_ invocation: Invocation, _ state: inout State) -> Output? {
    var known: [String: [Alternatives<[Argument]>.Item]] = [:]
    var called: [(function: ShellFunction, item: Alternatives<[Argument]>.Item)] = []
    for item in invocation.arguments.items {
      guard let text = item.value.first?.text else { return nil }
      let functions = functions(named: text, state)
      called += functions.map { ($0, item) }
      guard functions.isEmpty else { continue }
      guard let name = baseName(text) else { return nil }
      known[name, default: []].append(item)
    }
    if called.isEmpty, known.count == 1 { return nil }
    var ways: [(inout State) -> Output] = known.keys.sorted().compactMap { name in
      narrowed(invocation, to: known[name] ?? []).map { own in { self.dispatch(own, &$0) } }
    }
    ways += called.compactMap { function, item in
      narrowed(invocation, to: [item]).map { own in { self.call(function, own, &$0) } }
    }
    return branches(ways, mayDoNothing: !called.isEmpty, &state)
  }

  private func narrowed(
    _ invocation: Invocation, to items: [Alternatives<[Argument]>.Item]
  ) -> Invocation? {
    var result = invocation
    guard let arguments = Alternatives(items: items) else { return nil }
    result.arguments = arguments
    return result
  }

  /// The functions whose names fit a text of which only a part is certain, but for those that run.
  private func functions(named text: TracedText, _ state: State) -> [ShellFunction] {
    let name = text.pieces.flatMap { piece in
      isDefault(text.slice(piece.range)) ? [TracedText.holeByte] : Array(text.bytes[piece.range])
    }
    let parts = name.split(separator: TracedText.holeByte, omittingEmptySubsequences: false)
    guard parts.count > 1, parts.contains(where: { !$0.isEmpty }) else { return [] }
    let quoted = parts.map { $0.flatMap { [UInt8(ascii: "\\"), $0] } }
    let glob = Glob(Array(quoted.joined(separator: [UInt8(ascii: "*")])))
    return state.functions.sortedEntries.compactMap { name, function in
      glob.matches([UInt8](name.utf8)) && !active.contains(function.origin) ? function : nil
    }
  }
}
