import Calls
import GoSyntax
import Text

/// What the tag of a field says about JSON.
struct JSONTag {
  let key: TracedText
  let omitsEmpty: Bool
}

extension Evaluation {
  /// The name that a field has in JSON; nil if it has none.
  func jsonTag(of field: StructField) -> JSONTag? {
    guard let first = field.name.unicodeScalars.first, first.properties.isUppercase,
      !field.isApart, !isInline(field)
    else { return nil }
    let source = program.units[field.unit]
    guard field.field.tag != nil else {
      if field.isEmbedded { return nil }
      let end = field.field.type.range.end
      let place = Origin(
        file: source.file, range: ByteRange(end, end), encoding: Encoding([.goFieldTag]))
      let name = field.name.prefix(1).lowercased() + field.name.dropFirst()
      return JSONTag(
        key: TracedText(unit: [UInt8](name.utf8), origin: place), omitsEmpty: false)
    }
    let parts = jsonParts(of: field)
    if let only = parts.first, parts.count == 1, only.bytes == [UInt8(ascii: "-")] { return nil }
    let omits = parts.dropFirst().contains { ["omitempty", "omitzero"].contains($0.description) }
    let name = TracedText(unwritten: [UInt8](field.name.utf8))
    let key = parts.first.flatMap { $0.isEmpty ? nil : $0 }
    return JSONTag(key: key ?? name, omitsEmpty: omits)
  }

  /// Whether the fields of an embedded struct are, in JSON, those of the struct around it: its tag
  /// gives it no name (package encoding/json, "Marshal").
  func isInline(_ field: StructField) -> Bool {
    guard field.isEmbedded, jsonParts(of: field).first?.isEmpty != false else { return false }
    switch underlying(field.type.inside(field.type.expression.withoutStar)).type.expression {
    case .structType, .selector: return true
    default: return false
    }
  }

  /// Whether a type is declared in a module that is not seen.
  func isForeign(_ type: TypeRef) -> Bool {
    let under = underlying(type.inside(type.expression.withoutStar))
    guard case .selector = under.type.expression, let name = under.name else { return false }
    return name.split(separator: "/").dropLast().first?.contains(".") == true
  }

  /// The name in the tag for JSON, and what follows it after commas; none without such a tag.
  private func jsonParts(of field: StructField) -> [TracedText] {
    guard let literal = field.field.tag else { return [] }
    let tag = text(of: literal, field.unit)
    guard let start = tag.bytes.offset(of: [UInt8]("json:\"".utf8)) else { return [] }
    let rest = ByteRange(start + 6, tag.count)
    let end = tag.bytes[rest].firstIndex(of: UInt8(ascii: "\"")) ?? tag.count
    let parts = tag.bytes[rest.start..<end].split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    return parts.map { tag.slice(ByteRange($0.startIndex, $0.endIndex)) }
  }

  /// Adds an event that reads some paths of a text, if an answer stands in it, and gives its
  /// number.
  @discardableResult
  func recordReader(
    _ text: TracedText, _ paths: [TracedText], at origin: Origin
  ) -> Int? {
    let hasAnswer = text.holes.contains { $0.kind == .response || $0.kind == .output }
    guard hasAnswer || !decoded.isEmpty else { return nil }
    var program = TracedText()
    for (index, path) in paths.enumerated() {
      if index > 0 { program.append(TracedText(unwritten: [UInt8(ascii: ",")])) }
      let first = path.bytes.first
      let isPath = first == UInt8(ascii: ".") || first == UInt8(ascii: "(")
      if !isPath { program.append(TracedText(unwritten: [UInt8(ascii: ".")])) }
      program.append(path)
    }
    let arguments = [
      Argument(text: TracedText(unwritten: [UInt8]("encoding/json".utf8))),
      Argument(text: program, word: origin),
    ]
    return record(
      [Event.Alternative(arguments: arguments, input: text)],
      at: Frame(
        command: origin, words: [], arguments: Alternatives(arguments), callsFunction: false),
      .reader)
  }

  /// The names in JSON of the fields of what pointers point at.
  func typeKeys(of value: Possible, _ state: State) -> [TracedText] {
    value.items.flatMap { item -> [TracedText] in
      guard case .pointer(let cell) = item.value,
        let type = cellTypes[cell] ?? structureType(cell, state)
      else { return [] }
      var paths: [TracedText] = []
      _ = collect(type, TracedText(), &paths)
      return paths
    }
  }

  /// Notes where elements are read by a name, and of what is not known.
  func noteUnreadKeys() {
    for (index, unit) in program.units.enumerated() {
      unit.tree.walk { node in
        guard case .expression(.index(let expression)) = node,
          case .literal(let literal)? = expression.arguments.first,
          literal.kind == .string || literal.kind == .rawString
        else { return true }
        let origin = unit.origin(expression.range)
        if !readKeys.contains(origin) {
          trace.unreadKeys.append(
            Argument(text: text(of: literal, index), word: origin))
        }
        return true
      }
    }
  }

  /// The names of fields in an answer's type are written out again: they cannot be renamed.
  func noteKeys(_ value: Possible, _ site: CallSite, _ state: State) {
    var written = WrittenKeys()
    addKeys(of: value, state, &written)
    noteEncoder(value, site, state)
    writeKeys(written.keys, site)
  }

  /// Names of fields are written out as JSON.
  func writeKeys(_ keys: [TracedText], _ site: CallSite) {
    guard !keys.isEmpty else { return }
    let arguments = [Argument(text: TracedText(unwritten: [UInt8]("json.Marshal".utf8)))]
    record(
      [Event.Alternative(arguments: arguments + keys.map { Argument(text: $0) })],
      at: frame(site, "json.Marshal", isOwn: false))
  }

  /// The names of the fields of all types with a name that answers are read into.
  func decodedKeys() -> [TracedText] {
    program.types.keys.filter(decoded.contains).sorted().flatMap { name -> [TracedText] in
      guard let type = program.types[name] else { return [] }
      return fields(of: type).compactMap { jsonTag(of: $0)?.key }
    }
  }

  func addKeys(
    of value: Possible, _ state: State, _ keys: inout WrittenKeys, depth: Int = 0
  ) {
    guard depth < 6 else { return }
    for item in value.items where step(at: nil) {
      switch item.value {
      case .pointer(let cell):
        guard let target = state.cells[cell]?.value else { continue }
        addKeys(of: target, state, &keys, depth: depth + 1)
      case .structure(let structure):
        if let type = structure.type {
          addKeys(of: Underlying(name: structure.typeName, type: type), structure, &keys)
        }
        for (_, field) in structure.fields.sorted(by: { $0.key < $1.key }) {
          addKeys(of: field, state, &keys, depth: depth + 1)
        }
      case .list(let items):
        for item in items { addKeys(of: item, state, &keys, depth: depth + 1) }
      case .many(let item, _): addKeys(of: item, state, &keys, depth: depth + 1)
      case .entries(let entries):
        for entry in entries { addKeys(of: entry.value, state, &keys, depth: depth + 1) }
      default: break
      }
    }
  }

  /// The keys of a struct, without those that it leaves out as they are empty, and of the types of
  /// its fields, level by level.
  private func addKeys(
    of type: Underlying, _ value: Value.Structure, _ keys: inout WrittenKeys
  ) {
    var level = addFields(of: type, value, &keys)
    for _ in 0..<4 {
      level = level.map(underlying).flatMap { under -> [TypeRef] in
        guard keys.types.insert(under.key).inserted else { return [] }
        switch under.type.expression {
        case .structType: return addFields(of: under, nil, &keys)
        case .arrayType(let array): return [under.type.inside(array.element)]
        case .mapType(let map): return [under.type.inside(map.value)]
        case .star(_, let inner): return [under.type.inside(inner)]
        default: return []
        }
      }
    }
  }

  /// Adds the keys of a struct; the types of its fields.
  private func addFields(
    of type: Underlying, _ value: Value.Structure?, _ keys: inout WrittenKeys
  ) -> [TypeRef] {
    guard case .structType = type.type.expression else { return [] }
    var inside: [TypeRef] = []
    for field in fields(of: type.type) {
      let tag = jsonTag(of: field)
      if let value, !value.isPartlyUnknown, field.path.isEmpty, value.fields[field.name] == nil,
        tag?.omitsEmpty == true
      {
        continue
      }
      if decoded.contains(type.key), let tag { keys.keys.append(tag.key) }
      if field.path.isEmpty { inside.append(field.type) }
    }
    return inside
  }
}

/// The names of fields that are written out as JSON, and the types whose names are among them.
struct WrittenKeys {
  var keys: [TracedText] = []
  var types: Set<String> = []
}
