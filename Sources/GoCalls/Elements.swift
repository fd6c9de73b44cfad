import Calls
import GoSyntax
import Text

/// Elements of lists whose place is not known, or whose address is taken.
extension Evaluation {
  /// What `make` gives for a slice, and what an array is before it is set: elements of zero
  /// values. Buffers of bytes are empty texts that something is read into.
  func elements(
    _ type: TypeRef, count: Int?, depth: Int = 0, _ state: inout State
  ) -> Possible {
    if count == 0 || ["byte", "uint8"].contains(type.expression.lastName) {
      return Possible(.list([]))
    }
    guard let count, count <= Evaluation.madeLimit else {
      return Possible(.many(zero(type, depth: depth, &state), hole("element")))
    }
    return Possible(.list((0..<count).map { _ in zero(type, depth: depth, &state) }))
  }

  private static let madeLimit = 24

  /// The number that an expression is known to be.
  func count(_ expression: Expression, _ scope: Scope, _ state: inout State) -> Int? {
    let value = value(expression, scope, &state)
    return texts(value, state).single.flatMap { $0.isKnown ? Int($0.description) : nil }
  }

  /// `&list[i]`: from now on the element is what a cell holds. Where the place is not known, it may
  /// be any of them.
  func elementPointer(
    _ operand: Expression, _ scope: Scope, _ state: inout State
  ) -> Possible? {
    guard case .index(let index) = operand.withoutParentheses, let place = index.arguments.first
    else { return nil }
    let base = value(index.base, scope, &state)
    switch base.single {
    case .list(var items):
      let known = count(place, scope, &state)
      if let known, !items.indices.contains(known) { return nil }
      let places = known.map { [$0] } ?? Array(items.indices)
      guard !places.isEmpty, places.count <= Possible.limit else { return nil }
      var cells: [Int] = []
      for place in places { cells.append(box(&items[place], &state)) }
      assign(Possible(.list(items)), to: index.base, scope, &state)
      choices += 1
      return Possible(
        items: cells.enumerated().flatMap { branch, cell in
          Possible(.pointer(cell)).under(choice: choices, branch: branch)
        })
    case .many(var item, let hole):
      let cell = box(&item, &state)
      assign(Possible(.many(item, hole)), to: index.base, scope, &state)
      return Possible(.pointer(cell))
    default: return nil
    }
  }

  private func box(_ item: inout Possible, _ state: inout State) -> Int {
    if let known = boxedCell(item) { return known }
    let cell = newCell(item, nil, &state)
    elementBoxes.insert(cell)
    item = Possible(.pointer(cell))
    return cell
  }

  private func boxedCell(_ item: Possible) -> Int? {
    guard case .pointer(let cell) = item.single, elementBoxes.contains(cell) else { return nil }
    return cell
  }

  /// An element as it is, also where its address was taken.
  func unboxed(_ item: Possible, _ state: State) -> Possible {
    boxedCell(item).map { read($0, state) } ?? item
  }

  /// An element of a list gets a value; nil where that is no more than another element.
  func setBox(_ item: Possible, to value: Possible, _ state: inout State) -> Bool {
    guard let cell = boxedCell(item) else { return false }
    write(value, to: cell, &state)
    return true
  }

  /// The builtin `copy`: the target holds what the source does.
  func copy(_ call: CallExpression, _ scope: Scope, _ state: inout State) {
    guard call.arguments.count == 2 else { return }
    let source = value(call.arguments[1], scope, &state)
    var (target, isPart) = (call.arguments[0].withoutParentheses, false)
    while case .slice(let slice) = target {
      isPart = isPart || slice.low != nil
      target = slice.base.withoutParentheses
    }
    let old = value(target, scope, &state)
    if case .list(let items) = source.single, case .list(let others) = old.single,
      others.count > items.count
    {
      isPart = true
    }
    var new = source
    if isPart {
      choices += 1
      let items = old.under(choice: choices, branch: 0) + source.under(choice: choices, branch: 1)
      new = Possible(items: distinct(items)) ?? lost("copy", items, state)
    }
    assign(new, to: target, scope, &state)
  }

  /// `a[low:high]`
  func sliced(
    _ slice: SliceExpression, _ scope: Scope, _ state: inout State
  ) -> Possible {
    let base = value(slice.base, scope, &state)
    if !base.items.contains(where: { if case .list = $0.value { true } else { false } }) {
      noteKeyTest([base], "[:]", program.units[scope.unit].origin(slice.range))
    }
    let low = slice.low.map { texts(value($0, scope, &state), state).single?.description }
    let high = slice.high.map { texts(value($0, scope, &state), state).single?.description }
    if low == nil, high == nil { return base }
    let start = low.map { Int($0 ?? "") } ?? 0
    let hole = self.hole("slice")
    return base.map { base in
      if case .answer = base { return base }
      if case .many = base { return base }
      if case .list(let items) = base, let start, (0...items.count).contains(start) {
        let end = high.map { Int($0 ?? "") } ?? items.count
        guard let end, end >= start, end <= items.count else { return .unknown(hole) }
        return .list(Array(items[start..<end]))
      }
      guard case .text(let text) = base, let start, (0...text.count).contains(start),
        text.isKnown || high == nil && !text.bytes[..<start].contains(TracedText.holeByte)
      else {
        if transportDepth == 0 { trace.noteLost(deepTexts(Possible(base), state)) }
        return .unknown(hole)
      }
      let end = high.map { Int($0 ?? "") } ?? text.count
      guard let end, end >= start, end <= text.count else { return .unknown(hole) }
      return .text(text.slice(ByteRange(start, end)))
    }
  }
}
