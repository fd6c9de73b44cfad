import Calls
import GoSyntax
import Text

extension Evaluation {
  /// The value of an expression.
  func value(_ expression: Expression, _ scope: Scope, _ state: inout State) -> Possible {
    guard !state.isDead, step(at: program.units[scope.unit].origin(expression.range)) else {
      return unknown("value")
    }
    var inner = state
    let result = deeper(unknown("value")) { self.plain(expression, scope, &inner) }
    state = inner
    return result
  }

  private func plain(  // A table
    _ expression: Expression, _ scope: Scope, _ state: inout State
  ) -> Possible {
    switch expression {
    case .identifier(let name):
      let result = named(name.name, scope, &state)
      noteRead(name.range, result, scope)
      return result
    case .literal(let literal): return Possible(.text(text(of: literal, scope.unit)))
    case .composite(let literal): return composite(literal, nil, scope, &state)
    case .function(let literal):
      return Possible(.function(closure(literal, scope)))
    case .parenthesized(_, let inner), .star(_, let inner):
      if case .star = expression { return pointee(value(inner, scope, &state), state) }
      return value(inner, scope, &state)
    case .selector(let selector):
      let result = selected(selector, scope, &state)
      noteRead(selector.range, result, scope)
      return result
    case .index(let index): return indexed(index, scope, &state)
    case .slice(let slice): return sliced(slice, scope, &state)
    case .assertion(let assertion): return value(assertion.base, scope, &state)
    case .call(let call):
      let result = called(call, scope, &state)
      noteRead(call.range, result, scope)
      return result
    case .unary(let unary): return unaryValue(unary, scope, &state)
    case .binary(let binary): return binaryValue(binary, scope, &state)
    default: return unknown("type")
    }
  }

  /// Notes a text of several parts that is read, with the statement around it.
  private func noteRead(_ range: ByteRange, _ value: Possible, _ scope: Scope) {
    guard let statement, statement.unit == scope.unit, statement.range.contains(range),
      case .text(let text) = value.single, text.pieces.count > 1,
      text.bytes.contains(UInt8(ascii: "/"))
    else { return }
    let unit = program.units[scope.unit]
    let origin = unit.origin(range)
    guard readPlaces.insert(origin).inserted else { return }
    trace.reads.append(
      TextRead(
        origin: origin, statement: unit.origin(statement.range), text: text,
        importOfStrings: importOfStrings(scope.unit)))
  }

  func closure(_ literal: FunctionLiteral, _ scope: Scope) -> Callable {
    Callable(
      unit: scope.unit, type: literal.type, body: literal.body.statements, scope: scope,
      name: "func",
      origin: program.units[scope.unit].origin(literal.range), receiver: nil)
  }

  /// What a literal stands for, with its place.
  func text(of literal: BasicLiteral, _ unit: Int) -> TracedText {
    let source = program.units[unit].text
    guard literal.kind == .string || literal.kind == .rawString else {
      return source.slice(literal.range)
    }
    let layer = literal.kind == .rawString ? Layer.goRawString : .goString
    var result = TracedText()
    for part in goStringUnits(literal.range, in: source.bytes) {
      if part.meaning.contains(TracedText.holeByte) {
        result.append(source.hole(hole("byte", .unknown), at: part.range, inside: layer))
      } else if part.isExact {
        result.append(source.slice(part.range).inside(layer))
      } else {
        result.append(source.unit(part.range, meaning: part.meaning, inside: layer))
      }
    }
    return result
  }

  private func named(_ name: String, _ scope: Scope, _ state: inout State) -> Possible {
    if let cell = scope.cell(name) { return read(cell, state) }
    switch name {
    case "nil": return Possible(.null)
    case "true", "false": return Possible(.boolean(name == "true"))
    case "iota":
      return iota.map { Possible(.text(TracedText(unwritten: [UInt8](String($0).utf8)))) }
        ?? unknown(name)
    default: break
    }
    if let cell = globalCell(name, scope.unit, &state) { return read(cell, state) }
    if let function = program.function(name, from: scope.unit) {
      return Possible(.function(callable(function)))
    }
    return unknown(name)
  }

  func pointee(_ value: Possible, _ state: State) -> Possible {
    let hole = self.hole("value")
    let all = value.flatMap { value -> Possible in
      guard case .pointer(let cell) = value else { return Possible(value) }
      return self.read(cell, state)
    }
    return all ?? Possible(.unknown(hole))
  }

  private func unaryValue(
    _ unary: UnaryExpression, _ scope: Scope, _ state: inout State
  ) -> Possible {
    switch unary.operator {
    case .and:
      if let cell = cell(of: unary.operand, scope, &state) { return Possible(.pointer(cell)) }
      if let cell = fieldCell(unary.operand, scope, &state) { return Possible(.pointer(cell)) }
      if let pointer = elementPointer(unary.operand, scope, &state) { return pointer }
      let target = value(unary.operand, scope, &state)
      let cell = newCell(target, literalType(unary.operand, scope), &state)
      return Possible(.pointer(cell))
    case .not:
      return value(unary.operand, scope, &state).map { value in
        if case .boolean(let flag) = value { return .boolean(!flag) }
        return value
      }
    case .minus: return negated(value(unary.operand, scope, &state))
    default:
      _ = value(unary.operand, scope, &state)
      return unknown("value")
    }
  }

  /// A number with the other sign, where it is written out: `strings.Replace(s, old, new, -1)`.
  private func negated(_ value: Possible) -> Possible {
    guard let text = plainTexts(value).first, value.items.count == 1, text.isKnown,
      let number = Int(text.description)
    else { return unknown("value") }
    return Possible(.text(TracedText(unwritten: [UInt8](String(-number).utf8))))
  }

  /// A cell for a field whose address is taken: from now on the field is what the cell holds.
  func fieldCell(
    _ operand: Expression, _ scope: Scope, _ state: inout State
  ) -> Int? {
    guard case .selector(let selector) = operand, package(selector.base, scope) == nil else {
      return nil
    }
    let base = value(selector.base, scope, &state)
    var owner = base.single
    if case .pointer(let cell) = owner { owner = state.cells[cell]?.value.single }
    guard case .structure(let structure) = owner, let type = structure.type,
      let declared = fields(of: type).first(where: {
        $0.name == selector.name.name && $0.path.isEmpty
      })
    else { return nil }
    if let box = box(selector.name.name, in: structure) { return box }
    let content = field(selector.name.name, of: base, &state)
    let cell = newCell(content, declared.type, &state)
    boxes.insert(cell)
    assign(Possible(.pointer(cell)), to: operand, scope, &state)
    return cell
  }

  /// The cell that holds a field whose address was taken.
  func box(_ field: String, in structure: Value.Structure) -> Int? {
    guard case .pointer(let cell) = structure.fields[field]?.single, boxes.contains(cell) else {
      return nil
    }
    return cell
  }

  private func literalType(_ expression: Expression, _ scope: Scope) -> TypeRef? {
    guard case .composite(let literal) = expression, let type = literal.type else { return nil }
    return scope.typeRef(type)
  }

  /// The cell of a variable.
  func cell(of expression: Expression, _ scope: Scope, _ state: inout State) -> Int? {
    switch expression {
    case .identifier(let name):
      scope.cell(name.name) ?? globalCell(name.name, scope.unit, &state)
    case .selector: importedCell(expression, scope, &state)
    case .parenthesized(_, let inner): cell(of: inner, scope, &state)
    default: nil
    }
  }

  private func binaryValue(
    _ binary: BinaryExpression, _ scope: Scope, _ state: inout State
  ) -> Possible {
    var result = value(binary.first, scope, &state)
    for (index, link) in binary.rest.enumerated() {
      if link.operator == .logicalAnd || link.operator == .logicalOr {
        result = logical(result, link, scope, &state)
        continue
      }
      let right = value(link.operand, scope, &state)
      switch link.operator {
      case .plus:
        let next = index + 1 < binary.rest.count ? binary.rest[index + 1] : nil
        result = sum(result, placed(right, after: result, link, next, scope.unit), state)
      case .equal, .notEqual:
        result = compared(
          result, right, isEqual: link.operator == .equal,
          at: program.units[scope.unit].origin(binary.range), state, isTest: isTest(scope.unit))
      default: result = unknown("value")
      }
    }
    return result
  }

  private func logical(
    _ left: Possible, _ link: BinaryExpression.Link, _ scope: Scope, _ state: inout State
  ) -> Possible {
    if case .boolean(let flag) = left.single {
      if flag == (link.operator == .logicalOr) { return left }
      return value(link.operand, scope, &state)
    }
    var branch = state
    let right = value(link.operand, scope, &branch)
    state = merged([state, branch], before: state)
    if case .boolean(let flag) = right.single, flag == (link.operator == .logicalOr) {
      return right
    }
    return unknown("value")
  }

  /// A value that is known at run time only, as the next part of a JSON text that is put together:
  /// it goes with its operator, so that the text can be taken out.
  private func placed(
    _ value: Possible, after left: Possible, _ link: BinaryExpression.Link,
    _ next: BinaryExpression.Link?, _ unit: Int
  ) -> Possible {
    guard case .unknown(let hole) = value.single, let next, next.operator == .plus,
      case .text(let text) = left.single,
      [UInt8(ascii: "\""), UInt8(ascii: ":")].contains(text.bytes.last { $0 != 32 })
    else { return value }
    let range = ByteRange(link.operand.range.start, next.operand.range.start)
    return Possible(.text(TracedText(hole, origin: program.units[unit].origin(range))))
  }

  func sum(_ left: Possible, _ right: Possible, _ state: State) -> Possible {
    let both = texts(left, state).combined(with: texts(right, state)) {
      Value.text(self.bounded(self.joined($0, $1)))
    }
    return both ?? lost("text", left.items + right.items, state)
  }

  func compared(
    _ left: Possible, _ right: Possible, isEqual: Bool, at origin: Origin, _ state: State,
    isTest: Bool
  ) -> Possible {
    // A test says which path it expects: that moves with the code.
    let isExpectation = isTest && [left, right].allSatisfy(isURL)
    let isOpen = isExpectation || isGuessed(left, state) || isGuessed(right, state)
    if !isOpen, let answer = comparison(left, right) {
      return Possible(.boolean(answer == isEqual))
    }
    // A text that changes stays one that is not empty.
    if isEmptyText(left) || isEmptyText(right) { return unknown("comparison") }
    if !readsNamedKey(left, right, origin, state) {
      recordComparison(left, right, origin, state)
    }
    return unknown("comparison")
  }

  func isURL(_ value: Possible) -> Bool {
    value.items.contains { item in
      if case .text(let text) = item.value { return text.bytes.contains(UInt8(ascii: "/")) }
      return false
    }
  }

  /// Whether two values are equal, where that is known of all that they may be.
  private func comparison(_ left: Possible, _ right: Possible) -> Bool? {
    if let left = left.single, let right = right.single {
      return comparison(untyped(left), untyped(right))
    }
    guard isEmptyText(left) || isEmptyText(right) else { return nil }
    let answers = left.items.flatMap { left in
      right.items.map { comparison(untyped(left.value), untyped($0.value)) }
    }
    return Set(answers).count == 1 ? answers[0] : nil
  }

  private func isEmptyText(_ value: Possible) -> Bool {
    if case .text(let text)? = value.single.map(untyped) { return text.isEmpty }
    return false
  }

  private func comparison(_ left: Value, _ right: Value) -> Bool? {
    switch (left, right) {
    case (.text(let left), .text(let right)):
      // A URL is never empty, whatever its holes stand for.
      if left.isEmpty, hasKnownText(right) { return false }
      if right.isEmpty, hasKnownText(left) { return false }
      guard left.isKnown, right.isKnown else { return nil }
      return left.bytes == right.bytes
    case (.boolean(let left), .boolean(let right)): return left == right
    case (.null, .null): return true
    case (.error, .null), (.null, .error), (.pointer, .null), (.null, .pointer): return false
    case (.structure, .null), (.function, .null): return false
    default: return nil
    }
  }

  private func hasKnownText(_ text: TracedText) -> Bool {
    text.bytes.contains { $0 != TracedText.holeByte }
  }

  private func indexed(
    _ index: IndexExpression, _ scope: Scope, _ state: inout State
  ) -> Possible {
    let base = value(index.base, scope, &state)
    noteKeyTest([base], "[]", program.units[scope.unit].origin(index.range))
    guard let argument = index.arguments.first else { return unknown("value") }
    if case .function(let function) = base.single {
      return Possible(.function(instantiated(function, index.arguments, scope)))
    }
    let keys = texts(value(argument, scope, &state), state)
    let origin = program.units[scope.unit].origin(index.range)
    if base.items.contains(where: { isFollowed($0.value, state) }) { readKeys.insert(origin) }
    noteOpenKeys(keys, argument, of: base, scope.unit, state)
    let hole = self.hole(keys.single.map { $0.isKnown ? $0.description : "element" } ?? "element")
    let result = keys.flatMap { key -> Possible in
      base.flatMap { base -> Possible in
        self.element(key, of: base, origin, state) ?? Possible(.unknown(hole))
      } ?? Possible(.unknown(hole))
    }
    return result ?? Possible(.unknown(hole))
  }

  /// Notes an element of an answer that is read by a name which is known only at run time. What is
  /// called like a number, or computed like one, is an index.
  private func noteOpenKeys(
    _ keys: Alternatives<TracedText>, _ argument: Expression, of base: Possible, _ unit: Int,
    _ state: State
  ) {
    let isOpen = keys.items.contains { key in
      key.value.holes.contains { $0.name != Evaluation.nameOfOwnKey } || isDefault(key.value)
    }
    guard isOpen, base.items.contains(where: { isAnswer($0.value, state) }) else { return }
    switch argument {
    case .binary, .literal, .unary: return
    case .call(let call)
    where ["len", "int", "min", "max", "Intn", "IntN"].contains(call.function.lastName):
      return
    case .identifier(let name):
      let isIndex = ["idx", "index", "last", "latest", "newest", "first", "pos"].contains {
        name.name.lowercased().hasSuffix($0)
      }
      if isIndex || ["i", "j", "n"].contains(name.name) { return }
    default: break
    }
    let place = program.units[unit].origin(argument.range)
    guard !trace.openKeys.contains(where: { $0.word == place }) else { return }
    let text = Array(program.units[unit].text.bytes[argument.range])
    trace.openKeys.append(Argument(text: TracedText(unwritten: text), word: place))
  }

  /// Whether a name is one that the user of the program can replace: the default of a flag.
  private func isDefault(_ key: TracedText) -> Bool {
    key.pieces.compactMap(\.origin).contains { place in
      trace.defaults.contains { $0.word.file == place.file && $0.word.range.contains(place.range) }
    }
  }

  func isAnswer(_ value: Value, _ state: State) -> Bool {
    switch value {
    case .answer: return true
    case .pointer(let cell):
      return state.cells[cell]?.value.items.contains {
        if case .answer = $0.value { true } else { false }
      } == true
    default: return false
    }
  }

  /// Whether it is known what the elements of a value are.
  private func isFollowed(_ base: Value, _ state: State, depth: Int = 0) -> Bool {
    switch base {
    case .unknown, .library: return false
    case .pointer(let cell):
      guard depth < Evaluation.pointerLimit, let target = state.cells[cell]?.value else {
        return false
      }
      return target.items.contains { isFollowed($0.value, state, depth: depth + 1) }
    default: return true
    }
  }

  func element(
    _ key: TracedText, of base: Value, _ origin: Origin, _ state: State,
    depth: Int = 0
  ) -> Possible? {
    switch base {
    case .list(let items):
      guard key.isKnown, let index = Int(key.description), items.indices.contains(index) else {
        return Possible(items: items.flatMap { unboxed($0, state).items })
      }
      return unboxed(items[index], state)
    case .pointer(let cell):
      guard depth < Evaluation.pointerLimit, let target = state.cells[cell]?.value else {
        return nil
      }
      return target.flatMap {
        element(key, of: $0, origin, state, depth: depth + 1)
          ?? Possible(.unknown(hole("element")))
      }
    case .entries(let entries):
      if key.isKnown {
        let place = entries.lastIndex { $0.key.bytes == key.bytes }
        guard let place else { return nil }
        keepWords([key], origin)
        keepEqual(key, entries[place].key)
        return replaced(entries[place].value, by: entries[(place + 1)...])
      }
      recordSelection(entries.map(\.key), origin)
      choices += 1
      var items: [Possible.Item] = []
      for (branch, entry) in entries.enumerated() {
        items += entry.value.under(choice: choices, branch: branch)
      }
      return Possible(items: items)
    case .many(let item, _): return unboxed(item, state)
    case .answer(let text, let path):
      return Possible(part(of: text, path + step(key), at: origin))
    case .structure(let map) where map.typeName == "gjson.Map":
      guard case .answer(let text, let path) = map.fields["Raw"]?.single else { return nil }
      return reading(Possible(part(of: text, path + step(key), at: origin)))
    default: return nil
    }
  }

  /// The value of an entry, or that of a later one whose name is not known.
  private func replaced(_ value: Possible, by later: ArraySlice<Value.Entry>) -> Possible {
    let others = later.filter { !$0.key.isKnown }
    if others.isEmpty { return value }
    choices += 1
    var items = value.under(choice: choices, branch: 0)
    for (index, other) in others.enumerated() {
      items += other.value.under(choice: choices, branch: index + 1)
    }
    return Possible(items: distinct(items)) ?? Possible(.unknown(hole("element")))
  }

  /// What a path in the words of jq reads of an answer.
  func part(of text: TracedText, _ path: TracedText, at origin: Origin) -> Value {
    guard let number = recordReader(text, [path], at: origin) else {
      return .answer(text, path: path)
    }
    let output = TracedText(Hole(kind: .output, name: "answer", number: number))
    return .answer(output, path: TracedText())
  }

  /// One step of a path in the words of jq.
  func step(_ key: TracedText) -> TracedText {
    guard key.isKnown else { return TracedText(unwritten: [UInt8]("[]".utf8)) }
    if key.bytes.allSatisfy({ (48...57).contains($0) }) {
      return TracedText(unwritten: [UInt8]("[\(key.description)]".utf8))
    }
    let isName = key.bytes.allSatisfy { byte in
      byte == 95 || (48...57).contains(byte) || (65...90).contains(byte & 0xDF)
    }
    if isName { return TracedText(unwritten: [UInt8(ascii: ".")]) + key }
    return TracedText(unwritten: [UInt8]("[\"".utf8)) + key
      + TracedText(unwritten: [UInt8]("\"]".utf8))
  }
}
