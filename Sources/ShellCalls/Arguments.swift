import Calls
import Text

/// The positional parameters of scripts and functions, and `shift`. A list is open where it holds
/// the caller's `"$@"` and that is not known: any number of arguments stands there.
extension Evaluation {
  /// Whether a text stands for any number of arguments.
  func isOpen(_ text: TracedText) -> Bool {
    guard let hole = text.onlyHole, hole.kind == .variable else { return false }
    return hole.name == "@" || hole.name == "*"
  }

  /// Sets `$1` and so on. `main "$@"` hands on what is not known.
  func setArguments(_ ways: Alternatives<[TracedText]>, _ state: inout State) {
    versions += 1
    state.argumentsVersion = versions
    if let only = ways.single, only.count == 1, isOpen(only[0]) {
      state.positional = nil
      return
    }
    if ways.items.contains(where: { $0.value.contains(where: isOpen) }) { state.hasShifted = true }
    state.positional = together(ways.map(bounded))
  }

  /// The same lists, of which one holds: what is taken from two of them does not come together.
  /// Such a choice has a number below zero.
  private func together(_ ways: Alternatives<[TracedText]>) -> Alternatives<[TracedText]> {
    let guards = ways.items.map(\.when)
    let mayMeet = guards.indices.contains { index in
      guards[..<index].contains { $0.and(guards[index]) != nil }
    }
    guard mayMeet else { return ways }
    choices += 1
    let items = ways.items.enumerated().compactMap { branch, item in
      item.when.adding(choice: -choices, branch: branch).map {
        Alternatives<[TracedText]>.Item(when: $0, value: item.value)
      }
    }
    return Alternatives(items: items) ?? ways
  }

  /// From here on any arguments are possible.
  func forgetArguments(_ state: inout State) {
    versions += 1
    state.argumentsVersion = versions
    state.positional = nil
    state.hasShifted = true
  }

  /// In a loop that takes arguments: those before it, or any.
  func widenArguments(from before: State, _ state: inout State) {
    guard state.argumentsVersion != before.argumentsVersion else { return }
    var later = state
    later.positional = nil
    choices += 1
    mergeArguments([before, later], [0, 1], &state)
  }

  /// `shift [COUNT]`; with too few arguments it changes nothing (bash(1), `shift`).
  func shift(_ invocation: Invocation, _ state: inout State) {
    let count = invocation.arguments.single.flatMap { words in
      words.count < 2 ? 1 : Int(words[1].text.description)
    }
    guard let all = state.positional, let count, count >= 0 else {
      forgetArguments(&state)
      return
    }
    setArguments(all.map { self.shifted($0, by: count) }, &state)
  }

  private func shifted(_ list: [TracedText], by count: Int) -> [TracedText] {
    if let open = list.firstIndex(where: isOpen) { return Array(list.dropFirst(min(count, open))) }
    return count <= list.count ? Array(list.dropFirst(count)) : list
  }

  /// `$@`, `$*`, `$#` or `$1`... of a list.
  func argument(_ name: String, of all: [TracedText]) -> Held {
    if name == "@" { return .list(all, joins: false) }
    if name == "*" { return .list(all, joins: true) }
    let open = all.firstIndex(where: isOpen)
    guard let number = Int(name), number > 0 else {
      return open == nil ? .text(TracedText(unwritten: [UInt8]("\(all.count)".utf8))) : .environment
    }
    if let open, number > open { return .environment }
    return number <= all.count ? .text(all[number - 1]) : .unset
  }

  /// The arguments after one of several branches was taken; `numbers` are those of the branches.
  func mergeArguments(_ branches: [State], _ numbers: [Int], _ result: inout State) {
    guard Set(branches.map(\.argumentsVersion)).count > 1 else { return }
    let lists = branches.map(\.positional)
    guard lists.contains(where: { $0 != nil }) else {
      result.argumentsVersion = branches.map(\.argumentsVersion).max() ?? 0
      return
    }
    var items: [Alternatives<[TracedText]>.Item] = []
    for (number, list) in zip(numbers, lists) {
      let any = Alternatives([TracedText(Hole(kind: .variable, name: "@"))])
      items += (list ?? any).under(choice: choices, branch: number)
    }
    guard let all = Alternatives(items: items) else { return forgetArguments(&result) }
    setArguments(all, &result)
  }
}
