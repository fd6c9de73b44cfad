import Calls
import GoSyntax
import Text

extension Evaluation {
  /// The value of `T{...}`; `elided` is the type that the literal around it says.
  func composite(
    _ literal: CompositeLiteral, _ elided: TypeRef?, _ scope: Scope, _ state: inout State
  ) -> Possible {
    let written = literal.type.map(scope.typeRef)
    guard let type = written ?? elided else { return unknown("literal") }
    if case .star(_, let target) = type.expression {
      let inner = type.inside(target)
      let value = composite(literal, inner, scope, &state)
      return Possible(.pointer(newCell(value, inner, &state)))
    }
    let under = underlying(type)
    switch under.type.expression {
    case .structType: return structure(literal, under, scope, &state)
    case .arrayType(let array):
      let element = under.type.inside(array.element)
      return list(literal, element, scope, &state)
    case .mapType(let map):
      let element = under.type.inside(map.value)
      return entries(literal, element, scope, &state)
    case .selector where literal.elements.isEmpty && isTextHolder(under.name):
      return Possible(.structure(textHolder(Possible(.text(TracedText())))))
    case .selector where Evaluation.isMap(under.name ?? ""):
      return entries(literal, nil, scope, &state)
    default: return structure(literal, under, scope, &state)
    }
  }

  /// Whether a type of another package is a map: a package path, or its end, and the name.
  private static func isMap(_ name: String) -> Bool {
    name == "net/http.Header" || name == "net/url.Values" || name.hasSuffix("/gin-gonic/gin.H")
      || name.hasSuffix("/bson.M")
  }

  private func list(
    _ literal: CompositeLiteral, _ type: TypeRef, _ scope: Scope, _ state: inout State
  ) -> Possible {
    if literal.elements.contains(where: { $0.key != nil }) {
      return keyedList(literal, type, scope, &state)
    }
    var items: [Possible] = []
    for element in literal.elements {
      let item = elementValue(element.value, type, scope, &state)
      let removal = removable(element.range, in: literal, scope.unit)
      noteElement(item, program.units[scope.unit].origin(element.value.range), removal.range)
      items.append(item)
    }
    return Possible(.list(items))
  }

  /// `[...]string{second: "b", first: "a"}`: an element without a key follows the one before it,
  /// and what is not given is zero (Go specification, "Composite literals").
  private func keyedList(
    _ literal: CompositeLiteral, _ type: TypeRef, _ scope: Scope, _ state: inout State
  ) -> Possible {
    var items: [Possible] = []
    var (index, isKnown) = (0, true)
    for element in literal.elements {
      if let key = element.key {
        let text = texts(value(key, scope, &state), state).single
        let place = text.flatMap { $0.isKnown ? Int($0.description) : nil }
        isKnown = isKnown && place.map { (0..<Evaluation.elementLimit).contains($0) } == true
        index = isKnown ? place ?? 0 : items.count
      }
      let item = elementValue(element.value, type, scope, &state)
      while items.count <= index { items.append(zero(type, &state)) }
      items[index] = item
      index += 1
    }
    return isKnown ? Possible(.list(items)) : lost("list", items.flatMap(\.items), state)
  }

  private func elementValue(
    _ expression: Expression, _ type: TypeRef?, _ scope: Scope, _ state: inout State
  ) -> Possible {
    if case .composite(let inner) = expression, inner.type == nil {
      return composite(inner, type, scope, &state)
    }
    return value(expression, scope, &state)
  }

  private func structure(
    _ literal: CompositeLiteral, _ under: Underlying, _ scope: Scope, _ state: inout State
  ) -> Possible {
    var result = Value.Structure(typeName: under.name, type: under.type)
    let declared = fields(of: under.type).filter(\.path.isEmpty)
    for (index, element) in literal.elements.enumerated() {
      var name = index < declared.count ? declared[index].name : "field\(index)"
      if case .identifier(let key) = element.key { name = key.name }
      let type = declared.first { $0.name == name }?.type
      let field = elementValue(element.value, type, scope, &state)
      result.fields[name] = field
      if element.key != nil {
        let place = removable(element.range, in: literal, scope.unit)
        result.places[name] = place
        fieldPlaces[fieldKey(under, name), default: []].insert(place)
      }
      remember(field, under.name, name, state)
    }
    return Possible(.structure(result))
  }

  /// Names a field of a type, of an anonymous one as well.
  func fieldKey(_ type: Underlying, _ name: String) -> String {
    "\(type.key).\(name)"
  }

  /// Notes that a field is given a value somewhere.
  func remember(_ value: Possible, _ type: String?, _ field: String, _ state: State) {
    guard let type else { return }
    let key = "\(type).\(field)"
    for item in value.items.map(\.value) where (fields[key]?.count ?? 0) < 8 {
      guard let text = keptText(item, state) else {
        fields[key, default: []].append(.null)
        continue
      }
      let isKnown = (fields[key] ?? []).contains { known in
        if case .text(let other) = known { return other.hasSameContent(as: text) }
        return false
      }
      if !isKnown { fields[key, default: []].append(.text(text)) }
    }
  }

  /// A text, or that of a URL.
  private func keptText(_ value: Value, _ state: State) -> TracedText? {
    switch value {
    case .text(let text): return text
    case .pointer(let cell):
      guard case .structure(let structure) = read(cell, state).single,
        structure.typeName == "net/url.URL"
      else { return nil }
      return urlText(structure, state).single
    default: return nil
    }
  }

  private func entries(
    _ literal: CompositeLiteral, _ type: TypeRef?, _ scope: Scope, _ state: inout State
  ) -> Possible {
    var entries: [Value.Entry] = []
    let isText = type.map { underlying($0).type.expression.lastName == "string" } == true
    for element in literal.elements {
      guard let key = element.key else { continue }
      let name = texts(value(key, scope, &state), state).items[0].value
      var content = elementValue(element.value, type, scope, &state)
      if case .composite(let inner) = element.value, inner.type == nil, type == nil {
        content = Possible(.list(inner.elements.map { value($0.value, scope, &state) }))
      }
      entries.append(
        Value.Entry(
          key: name, value: content, origin: removable(element.range, in: literal, scope.unit),
          type: isText ? type : nil))
    }
    return Possible(.pointer(newCell(Possible(.entries(entries)), nil, &state)))
  }

  /// What has to go so that an element of a literal goes: with its comma, and with its line if it
  /// stands alone on it.
  func removable(_ element: ByteRange, in literal: CompositeLiteral, _ unit: Int) -> Origin {
    let source = program.units[unit]
    // Only the first item and those just before matter; a table may have many thousands.
    let items = literal.elements
    var (low, high) = (0, items.count)
    while low < high {
      let middle = (low + high) / 2
      if items[middle].range.start < element.start { low = middle + 1 } else { high = middle }
    }
    let near = (items.prefix(1) + items.prefix(low).suffix(2)).map(\.range)
    return source.origin(
      listRemoval(of: element, among: near, within: literal.braces, source.text.bytes))
  }
}

/// The bytes that go with one item of a list in brackets: its comma, and its line with the line's
/// end if it stands alone there.
func listRemoval(
  of item: ByteRange, among items: [ByteRange], within brackets: ByteRange, _ bytes: [UInt8]
) -> ByteRange {
  var start = item.start
  while start > brackets.start, isBlank(bytes[start - 1]) { start -= 1 }
  var end = item.end
  while end < brackets.end, isBlank(bytes[end]) { end += 1 }
  let hasComma = end < brackets.end && bytes[end] == UInt8(ascii: ",")
  if hasComma { end += 1 }
  var lineEnd = end
  while lineEnd < brackets.end, isBlank(bytes[lineEnd]) || bytes[lineEnd] == 13 { lineEnd += 1 }
  if bytes[lineEnd...].starts(with: "//".utf8) {
    while lineEnd < brackets.end, bytes[lineEnd] != 10 { lineEnd += 1 }
  }
  if start > 0, bytes[start - 1] == 10, lineEnd < bytes.count, bytes[lineEnd] == 10, hasComma {
    return ByteRange(start, lineEnd + 1)
  }
  if item.start == items.first?.start {
    guard hasComma else { return item }
    while end < brackets.end, isBlank(bytes[end]) { end += 1 }
    return ByteRange(item.start, end)
  }
  let previous = items.last { $0.end <= item.start }
  return ByteRange(previous?.end ?? start, item.end)
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
