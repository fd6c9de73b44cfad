import Calls
import GoSyntax
import Text

/// What functions give, and how often they run within one another.
extension Evaluation {
  /// How often a function runs already. A method that goes from one thing to another, as from a
  /// part of a path to the one around it, ends with the last of them where all of them are known.
  func activeCount(of function: Callable, _ state: State) -> Int {
    let all = running.indices.filter { running[$0] == function.origin }
    guard all.count < Evaluation.chainLimit, let own = receiverCell(of: function),
      isKnown(own, state),
      !all.contains(where: { receivers[$0] == own || receivers[$0] == nil })
    else {
      let isEnd = if case .null = function.receiver?.value.single { true } else { false }
      return isEnd && all.allSatisfy({ receivers[$0] != nil }) ? 0 : all.count
    }
    return 0
  }

  private func isKnown(_ receiver: Int, _ state: State) -> Bool {
    guard receiver >= 0 else { return true }
    guard case .structure(let structure) = state.cells[receiver]?.value.single else { return false }
    return !structure.isPartlyUnknown
  }

  func receiverCell(of function: Callable) -> Int? {
    switch function.receiver?.value.single {
    case .pointer(let cell): return cell
    case .structure(let structure):
      guard case .function(let own) = structure.fields["func"]?.single else { return nil }
      return -1 - own.origin.range.start
    default: return nil
    }
  }

  /// The state and value after a function returned in one of several ways. Ways that return an
  /// error are left out where others do not: callers do not use what comes with an error.
  func joined(
    _ ways: [(state: State, value: Possible)], _ function: Callable, _ state: inout State
  ) -> Possible {
    let name = function.name
    let last = function.type.results?.parameters.last?.type
    let givesError = last?.lastName == "error"
    let good = ways.filter { !isFailure($0.value, givesError) }
    let isTold = ways.contains { isFailure($0.value, givesError) && givesText($0.value) }
    if !good.isEmpty, isTold {
      errorValues.insert("what `\(name)` gives together with an error is taken not to be used")
    }
    let ways = good.isEmpty ? ways : good
    guard let first = ways.first else {
      state.isDead = true
      return unknown(name)
    }
    guard ways.count > 1 else {
      state = first.state
      return first.value
    }
    state = merged(ways.map(\.state), before: state)
    var items: [Possible.Item] = []
    for (branch, way) in ways.enumerated() {
      items += way.value.under(choice: choices, branch: branch)
    }
    return Possible(items: distinct(items)) ?? lost(name, items, state)
  }

  /// Whether text comes with an error.
  private func givesText(_ value: Possible) -> Bool {
    value.items.contains { item in
      guard case .tuple(let parts) = item.value else { return false }
      return parts.dropLast().flatMap(\.items).contains { part in
        if case .text(let text) = part.value { return text.bytes.contains(UInt8(ascii: "/")) }
        return false
      }
    }
  }

  /// `return nil, last`: nothing, with an error of which it is not known what it is.
  private func isNothing(_ parts: [Possible]) -> Bool {
    let isNil = { (part: Possible) in
      if case .null = part.single { true } else { false }
    }
    return parts.count > 1 && parts.dropLast().allSatisfy(isNil) && parts.last.map(isNil) == false
  }

  /// Whether what a function returns, or its last part, is an error and not nil; a value of a type
  /// of its own is one where the function's last result is an `error`.
  private func isFailure(_ value: Possible, _ givesError: Bool) -> Bool {
    value.items.allSatisfy { item in
      switch item.value {
      case .error: return true
      case .pointer, .structure: return givesError
      case .tuple(let parts):
        guard let last = parts.last else { return false }
        return isFailure(last, givesError) || givesError && isNothing(parts)
      default: return false
      }
    }
  }
}
