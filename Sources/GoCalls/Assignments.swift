import Calls
import GoSyntax
import Text

extension Evaluation {
  /// Gives a variable, a field, an element or what a pointer points at another value.
  func assign(
    _ value: Possible, to target: Expression, _ scope: Scope, _ state: inout State,
    _ statement: AssignmentStatement? = nil
  ) {
    switch target {
    case .identifier(let name):
      guard name.name != "_",
        let cell = scope.cell(name.name) ?? globalCell(name.name, scope.unit, &state)
      else { return }
      write(value, to: cell, &state)
    case .parenthesized(_, let inner): assign(value, to: inner, scope, &state)
    case .star(_, let inner):
      for item in self.value(inner, scope, &state).items {
        if case .pointer(let cell) = item.value { write(value, to: cell, &state) }
        if case .unknown = item.value { noteEscape([value], scope.unit, state) }
      }
    case .selector(let selector):
      if package(selector.base, scope) != nil {
        if let cell = importedCell(target, scope, &state) { write(value, to: cell, &state) }
        return
      }
      let origin = statement.map { removal(of: $0, scope.unit) }
      assign(value, toField: selector.name.name, of: selector.base, origin, scope, &state)
    case .index(let index): assign(value, toElement: index, statement, scope, &state)
    default: break
    }
  }

  private func assign(
    _ value: Possible, toField name: String, of base: Expression, _ origin: Origin?,
    _ scope: Scope, _ state: inout State
  ) {
    let old = self.value(base, scope, &state)
    for item in old.items {
      var (target, cell) = (item.value, Int?.none)
      if case .pointer(let place) = target {
        (target, cell) = (read(place, state).items[0].value, place)
      }
      guard case .structure(var structure) = target else {
        if case .unknown = target { noteEscape([value], scope.unit, state) }
        continue
      }
      set(name, to: value, origin, in: &structure, &state)
      if let cell {
        write(Possible(.structure(structure)), to: cell, &state)
      } else {
        assign(Possible(.structure(structure)), to: base, scope, &state)
      }
    }
  }

  /// Sets a field of a struct, or of one that is embedded in it.
  private func set(
    _ name: String, to value: Possible, _ origin: Origin?, in structure: inout Value.Structure,
    _ state: inout State
  ) {
    if let type = structure.type, let outer = owner(of: name, in: structure, type),
      let field = fields(of: type).first(where: { $0.name == outer && $0.path.isEmpty })
    {
      let known = structure.fields[outer] ?? initial(field, of: structure, &state)
      var (target, cell) = (known.items[0].value, Int?.none)
      if case .pointer(let place) = target {
        (target, cell) = (read(place, state).items[0].value, place)
      }
      guard case .structure(var inner) = target else { return }
      set(name, to: value, origin, in: &inner, &state)
      if let cell {
        write(Possible(.structure(inner)), to: cell, &state)
        structure.fields[outer] = known
      } else {
        structure.fields[outer] = Possible(.structure(inner))
      }
      return
    }
    if case .pointer(let cell) = value.single, boxes.contains(cell) {
      structure.fields[name] = value
      return
    }
    if let box = box(name, in: structure) {
      write(value, to: box, &state)
    } else {
      structure.fields[name] = value
    }
    structure.places[name] = origin
    if let origin, let type = structure.type {
      let under = Underlying(name: structure.typeName, type: type)
      fieldPlaces[fieldKey(under, name), default: []].insert(origin)
    }
    remember(value, structure.typeName, name, state)
  }

  /// The embedded struct that a field belongs to.
  private func owner(
    of name: String, in structure: Value.Structure, _ type: TypeRef
  ) -> String? {
    guard let declared = field(named: name, of: type) else {
      return promoting(structure).flatMap { structure.fields[$0] == nil ? nil : $0 }
    }
    return declared.path.first
  }

  private func assign(
    _ value: Possible, toElement index: IndexExpression, _ statement: AssignmentStatement?,
    _ scope: Scope, _ state: inout State
  ) {
    guard let argument = index.arguments.first else { return }
    let place = self.value(argument, scope, &state)
    let key = texts(place, state).items[0].value
    let base = self.value(index.base, scope, &state)
    if !base.items.contains(where: { isAnswer($0.value, state) }) {
      keepWords([key], program.units[scope.unit].origin(index.range))
    }
    if case .many(let item, let hole)? = base.single {
      if setBox(item, to: either(unboxed(item, state), value), &state) { return }
      assign(Possible(.many(either(item, value), hole)), to: index.base, scope, &state)
      return
    }
    if case .list(let items)? = base.single {
      if key.isKnown, let place = Int(key.description), items.indices.contains(place),
        setBox(items[place], to: value, &state)
      {
        return
      }
      let changed = list(items, with: value, at: key)
      forgetTwins(of: items, key, value, &state)
      assign(changed, to: index.base, scope, &state)
      return
    }
    for item in base.items {
      if case .unknown = item.value { noteEscape([value], scope.unit, state) }
      guard case .pointer(let cell) = item.value,
        case .entries(var entries) = read(cell, state).items[0].value
      else { continue }
      if let copy = copied(value, under: place, to: entries) {
        write(Possible(copy), to: cell, &state)
        continue
      }
      let origin = statement.map { removal(of: $0, scope.unit) }
      let entry = Value.Entry(
        key: key, value: value, origin: origin, type: entries.first?.type)
      if let known = entries.firstIndex(where: { $0.key.hasSameContent(as: key) }) {
        entries[known] = entry
      } else {
        entries.append(entry)
      }
      write(Possible(.entries(entries)), to: cell, &state)
    }
  }

  /// A list with another element; where the place is not known, any may be it.
  private func list(_ items: [Possible], with value: Possible, at key: TracedText) -> Possible {
    guard key.isKnown, let place = Int(key.description) else {
      return items.isEmpty
        ? Possible(.many(value, hole("element"))) : Possible(.list(items.map { either($0, value) }))
    }
    var items = items
    guard place <= items.count, place < Evaluation.elementLimit else { return unknown("list") }
    if place == items.count { items.append(value) } else { items[place] = value }
    return Possible(.list(items))
  }

  private func either(_ left: Possible, _ right: Possible) -> Possible {
    choices += 1
    let items = left.under(choice: choices, branch: 0) + right.under(choice: choices, branch: 1)
    return Possible(items: distinct(items)) ?? unknown("element")
  }

  /// Slices share their elements: other variables that hold the same list, or a part of it, may be
  /// changed as well.
  private func forgetTwins(
    of items: [Possible], _ key: TracedText, _ value: Possible, _ state: inout State
  ) {
    let known = items.map { print(of: .list([$0]), state) }
    for (cell, entry) in state.cells.entries {
      guard case .list(let twin)? = entry.value.single, !twin.isEmpty else { continue }
      let other = twin.map { print(of: .list([$0]), state) }
      let (short, long) = other.count < known.count ? (other, known) : (known, other)
      guard (0...(long.count - short.count)).contains(where: { long[$0...].starts(with: short) })
      else { continue }
      write(Possible(.list(twin.map { either($0, value) })), to: cell, &state)
    }
  }

  /// The bytes of a statement with its line, where it stands alone on it.
  private func removal(of statement: AssignmentStatement, _ unit: Int) -> Origin {
    let source = program.units[unit]
    return source.origin(lineRemoval(of: statement.range, source.text.bytes))
  }
}

/// A range with the whole line, where nothing else stands on it.
func lineRemoval(of range: ByteRange, _ bytes: [UInt8]) -> ByteRange {
  var start = range.start
  while start > 0, bytes[start - 1] == 32 || bytes[start - 1] == 9 { start -= 1 }
  var end = range.end
  while end < bytes.count, bytes[end] == 32 || bytes[end] == 9 || bytes[end] == 13 { end += 1 }
  if end + 1 < bytes.count, bytes[end...].starts(with: "//".utf8) {
    while end < bytes.count, bytes[end] != 10 { end += 1 }
  }
  let isWhole = start == 0 || bytes[start - 1] == 10
  guard isWhole, end == bytes.count || bytes[end] == 10 else {
    // All that stands between braces on one line: gofmt leaves no blanks there.
    let isAlone = start > 0 && bytes[start - 1] == UInt8(ascii: "{")
    return isAlone && end < bytes.count && bytes[end] == UInt8(ascii: "}")
      ? ByteRange(start, end) : range
  }
  return ByteRange(start, min(end + 1, bytes.count))
}
