import Calls
import Text

extension Evaluation {
  /// The state after one of several branches was taken. The branches are those of a new choice.
  func merged(_ branches: [State], before: State) -> State {
    choices += 1
    let living = branches.enumerated().filter { !$0.element.isDead }
    guard var result = living.first?.element else {
      var dead = before
      dead.isDead = true
      return dead
    }
    guard living.count > 1 else { return result }
    countJoin(of: living.reduce(0) { $0 + $1.element.cells.count })
    let changed = living.dropFirst().reduce(into: Set<Int>()) {
      $0.formUnion($1.element.cells.differing(from: result.cells))
    }
    for cell in changed.sorted() {
      var items: [Possible.Item] = []
      for (branch, state) in living {
        items += state.cells[cell]?.value.under(choice: choices, branch: branch) ?? []
      }
      write(Possible(items: distinct(items)) ?? lost("value", items, result), to: cell, &result)
    }
    return result
  }

  /// What stands for values that are too many to be told apart: anything may use their texts.
  func lost(_ name: String, _ items: [Possible.Item], _ state: State) -> Possible {
    trace.noteLost(items.flatMap { deepTexts(Possible($0.value), state) })
    return unknown(name)
  }

  /// Each text once; one that holds in several branches holds without a condition.
  func distinct(_ items: [Possible.Item]) -> [Possible.Item] {
    var result: [Possible.Item] = []
    for item in items {
      let known = result.firstIndex { isSame($0.value, item.value) }
      if let known {
        result[known] = .init(when: Guard(), value: item.value)
      } else {
        result.append(item)
      }
    }
    return result
  }

  private func isSame(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)):
      left.bytes == right.bytes && left.pieces == right.pieces
    case (.boolean(let left), .boolean(let right)): left == right
    case (.pointer(let left), .pointer(let right)): left == right
    case (.unknown(let left), .unknown(let right)): left == right
    case (.null, .null), (.error, .error): true
    default: false
    }
  }

  /// One of the results of a call.
  func component(_ index: Int, of all: Possible, _ name: String) -> Possible {
    let hole = self.hole(name)
    let parts = all.flatMap { value -> Possible in
      guard case .tuple(let parts) = value, index < parts.count else {
        return index == 0 ? Possible(value) : Possible(.unknown(hole))
      }
      return parts[index]
    }
    return parts ?? Possible(.unknown(hole))
  }

  /// The text of a value where a string is expected.
  func text(_ value: Value, _ state: State, depth: Int = 0) -> TracedText {
    guard depth < Evaluation.pointerLimit else { return TracedText(hole("value", .unknown)) }
    switch value {
    case .text(let text): return text
    case .boolean(let flag):
      return TracedText(unwritten: [UInt8](flag ? "true".utf8 : "false".utf8))
    case .answer(let text, let path) where path.isEmpty: return text
    case .answer(let text, _):
      return TracedText(Hole(kind: .unknown, name: "answer", number: text.holes.first?.number ?? 0))
    case .unknown(let hole), .many(_, let hole): return TracedText(hole)
    case .pointer(let cell):
      guard let target = state.cells[cell]?.value.single else { break }
      if case .structure(let structure) = target {
        return shown(structure, state, depth)
      }
    case .structure(let structure): return shown(structure, state, depth)
    default: break
    }
    return TracedText(hole("value", .unknown))
  }

  private func shown(
    _ structure: Value.Structure, _ state: State, _ depth: Int
  ) -> TracedText {
    switch structure.typeName {
    case "net/url.URL": return urlText(structure, state).items[0].value
    case Evaluation.holderType:
      if let text = structure.fields[Evaluation.heldText]?.single {
        return self.text(text, state, depth: depth + 1)
      }
    default: break
    }
    return TracedText(hole("value", .unknown))
  }

  /// The texts of a value where a string is expected.
  func texts(_ possible: Possible, _ state: State) -> Alternatives<TracedText> {
    let all = possible.flatMap { value -> Alternatives<TracedText> in
      if case .pointer(let cell) = value, let target = state.cells[cell]?.value {
        return target.flatMap { self.contentTexts($0, state) }
          ?? Alternatives(self.text(value, state))
      }
      return self.contentTexts(value, state)
    }
    if all == nil { trace.noteLost(deepTexts(possible, state)) }
    return all ?? Alternatives(TracedText(hole("value", .unknown)))
  }

  private func contentTexts(
    _ value: Value, _ state: State, depth: Int = 0
  ) -> Alternatives<TracedText> {
    guard case .structure(let structure) = value, depth < Evaluation.pointerLimit else {
      return Alternatives(text(value, state))
    }
    if structure.typeName == "net/url.URL" { return urlText(structure, state) }
    if let content = structure.fields[Evaluation.heldText] {
      return content.flatMap { self.contentTexts($0, state, depth: depth + 1) }
        ?? Alternatives(text(value, state))
    }
    return Alternatives(text(value, state))
  }
}
