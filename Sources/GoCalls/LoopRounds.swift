import Calls
import Text

/// A place of the trace to go back to. A copy of all events would make the next one copy them.
struct TraceMark {
  /// All but the events.
  fileprivate let rest: Trace
  fileprivate let count: Int
  fileprivate let replaced: Int
}

extension Evaluation {
  /// The trace as it is.
  func mark() -> TraceMark {
    var rest = trace
    rest.events = []
    return TraceMark(rest: rest, count: trace.events.count, replaced: replaced.count)
  }

  /// Forgets what was traced since.
  func goBack(to mark: TraceMark) {
    var events = trace.events
    trace = mark.rest
    while replaced.count > mark.replaced, let last = replaced.popLast() {
      events[last.number] = last.event
    }
    events.removeLast(events.count - mark.count)
    trace.events = events
  }
}

/// What one time through a loop leaves for the next.
extension Evaluation {
  /// How often the body of a loop is run at most.
  private static let roundLimit = 8

  /// Runs the body of a loop, and again while it leaves what may make it do something else: a
  /// counter, another path, a flag. Rounds that do nothing else than the first leave no traces.
  ///
  /// - Parameters:
  ///   - before: what is known before the loop.
  ///   - round: one time through the loop; false where it has ended.
  /// - Returns: what is known after the last round.
  func runRounds(from before: State, _ round: (inout State) -> Bool) -> State {
    let start = trace.events.count
    continues.append([])
    var (last, current) = (before, before)
    _ = round(&current)
    var kept = (state: current, trace: mark(), unsent: unsent, breaks: breaks.last ?? [])
    var returned = returns.last ?? []
    for number in 1..<Evaluation.roundLimit {
      var next = joinedRound(current, before: last)
      guard hasRoomForRounds, carries(next, from: last, isFirst: number == 1) else { break }
      last = next
      if number == Evaluation.roundLimit - 1 { forget(changedCells(next, from: before), &next) }
      let known = trace.events.count
      guard round(&next) else { break }
      current = next
      if hasNewEvents(from: known, since: start) {
        kept = (state: current, trace: mark(), unsent: unsent, breaks: breaks.last ?? [])
        returned = returns.last ?? []
      }
    }
    continues.removeLast()
    goBack(to: kept.trace)
    unsent = kept.unsent
    if !breaks.isEmpty { breaks[breaks.count - 1] = kept.breaks }
    if !returns.isEmpty { returns[returns.count - 1] = returned }
    return kept.state
  }

  /// The ways that lead to the next time through the loop.
  private func joinedRound(_ body: State, before: State) -> State {
    let ways = [body] + (continues.last ?? [])
    if !continues.isEmpty { continues[continues.count - 1] = [] }
    return ways.count == 1 ? body : merged(ways, before: before)
  }

  /// Whether a variable that was there before holds something else than then that may matter: a
  /// text, a truth value or a list.
  func carries(_ after: State, from before: State, isFirst: Bool = true) -> Bool {
    guard !after.isDead else { return false }
    return changedCells(after, from: before).contains { cell in
      isFirst || !isGrowing(after.cells[cell]?.value, from: before.cells[cell]?.value)
    }
  }

  /// The variables from before that hold something else.
  private func changedCells(_ after: State, from before: State) -> [Int] {
    after.cells.differing(from: before.cells).filter { number in
      guard let new = after.cells[number], let cell = before.cells[number] else { return false }
      let known = Set(cell.value.items.map { print(of: $0.value, before) })
      let isURL = cell.value.items.contains { isPath($0.value) }
      let isOther = new.value.items.contains { item in
        !known.contains(print(of: item.value, after)) && !(isURL && isNextPage(item.value))
      }
      return isOther
    }
  }

  private func isPath(_ value: Value) -> Bool {
    if case .text(let text) = value { return text.bytes.contains(UInt8(ascii: "/")) }
    return false
  }

  /// Whether a URL is one that an answer gives, or none: a link to the next page of the same.
  private func isNextPage(_ value: Value) -> Bool {
    switch value {
    case .answer: true
    case .text(let text): text.isEmpty
    case .unknown(let hole): answerHoles.contains(hole)
    default: false
    }
  }

  /// What makes a value another one for a loop; the same for all that is not looked into.
  func print(of value: Value, _ state: State, depth: Int = 0) -> [UInt8] {
    switch value {
    case .text(let text): return [1] + text.bytes
    case .boolean(let flag): return [flag ? 2 : 3]
    case .list(let items) where depth < 2:
      return items.reduce([4]) { result, item in
        result + [5] + item.items.flatMap { print(of: $0.value, state, depth: depth + 1) }
      }
    case .structure(let structure) where structure.typeName == "net/url.URL":
      return [6] + text(value, state).bytes
    default: return []
    }
  }

  /// Whether a text only becomes longer, as one that lines are added to.
  private func isGrowing(_ new: Possible?, from old: Possible?) -> Bool {
    guard case .text(let new)? = new?.single, case .text(let old)? = old?.single else {
      return false
    }
    return new.count > old.count && new.bytes.starts(with: old.bytes)
  }

  private func forget(_ cells: [Int], _ state: inout State) {
    for cell in cells { write(unknown("value"), to: cell, &state) }
  }

  /// Whether events say something that none before them in the loop did.
  func hasNewEvents(from first: Int, since start: Int) -> Bool {
    guard first < trace.events.count else { return false }
    let known = Set(trace.events[start..<first].map(EventPrint.init))
    return trace.events[first...].contains { !known.contains(EventPrint($0)) }
  }
}

/// What an event says, without when and of which values it is.
private struct EventPrint: Hashable {
  let role: Event.Role
  let commands: [Origin]
  let texts: [[UInt8]]

  init(_ event: Event) {
    role = event.role
    commands = event.frames.map(\.command)
    texts = event.alternatives.flatMap { way in
      way.arguments.map(\.text.bytes) + [way.input?.bytes ?? []]
    }
  }
}
