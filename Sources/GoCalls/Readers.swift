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
    guard let first = field.name.unicodeScalars.first, first.properties.isUppercase else {
      return nil
    }
    let source = program.units[field.unit]
    guard let literal = field.field.tag else {
      if field.isEmbedded { return nil }
      let end = field.field.type.range.end
      let place = Origin(
        file: source.file, range: ByteRange(end, end), encoding: Encoding([.goFieldTag]))
      let name = field.name.prefix(1).lowercased() + field.name.dropFirst()
      return JSONTag(
        key: TracedText(unit: [UInt8](name.utf8), origin: place), omitsEmpty: false)
    }
    let tag = text(of: literal, field.unit)
    guard let start = tag.bytes.offset(of: [UInt8]("json:\"".utf8)) else {
      let name = [UInt8](field.name.utf8)
      return JSONTag(key: TracedText(unwritten: name), omitsEmpty: false)
    }
    let rest = ByteRange(start + 6, tag.count)
    let end = tag.bytes[rest].firstIndex(of: UInt8(ascii: "\"")) ?? tag.count
    let parts = tag.bytes[rest.start..<end].split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    let length = parts.first?.count ?? 0
    let omits = parts.dropFirst().contains {
      $0.elementsEqual("omitempty".utf8) || $0.elementsEqual("omitzero".utf8)
    }
    if parts.first?.elementsEqual("-".utf8) == true { return nil }
    let key = tag.slice(ByteRange(rest.start, rest.start + length))
    let name = TracedText(unwritten: [UInt8](field.name.utf8))
    return JSONTag(key: length == 0 ? name : key, omitsEmpty: omits)
  }

  /// A JSON text is read into what a pointer points at.
  func decode(
    _ content: Possible, into target: Possible, _ site: CallSite, _ state: inout State
  ) {
    let answers = texts(content, state).items.map(\.value)
    for item in target.items {
      guard case .pointer(let cell) = item.value else { continue }
      let type = cellTypes[cell] ?? structureType(cell, state)
      for answer in answers {
        decode(answer, into: cell, type, site, &state)
      }
    }
    if target.items.allSatisfy({ if case .pointer = $0.value { false } else { true } }) {
      noteUnreadable(answers, site)
    }
  }

  private func structureType(_ cell: Int, _ state: State) -> TypeRef? {
    guard case .structure(let structure) = state.cells[cell]?.value.items[0].value else {
      return nil
    }
    return structure.type
  }

  private func decode(
    _ answer: TracedText, into cell: Int, _ type: TypeRef?, _ site: CallSite,
    _ state: inout State
  ) {
    guard let type, !isDynamic(type) else {
      write(Possible(.answer(answer, path: TracedText())), to: cell, &state)
      return
    }
    let under = underlying(type)
    if let name = under.name, program.methods[name]?["UnmarshalJSON"] != nil {
      noteUnreadable([answer], site)
    }
    noteDecoded(type)
    var paths: [TracedText] = []
    collect(type, TracedText(), &paths)
    if !paths.isEmpty { recordReader(answer, paths, at: site.origin) }
    if paths.isEmpty, case .selector = under.type.expression { noteUnreadable([answer], site) }
    write(unknownValue(of: type, under.name ?? "value", &state), to: cell, &state)
  }

  private func noteDecoded(_ type: TypeRef, depth: Int = 0) {
    let under = underlying(type)
    if let name = under.name { decoded.insert(name) }
    guard depth < 5 else { return }
    switch under.type.expression {
    case .structType:
      for field in fields(of: under.type) { noteDecoded(field.type, depth: depth + 1) }
    case .arrayType(let array):
      noteDecoded(TypeRef(unit: under.type.unit, expression: array.element), depth: depth + 1)
    case .star(_, let inner):
      noteDecoded(TypeRef(unit: under.type.unit, expression: inner), depth: depth + 1)
    default: break
    }
  }

  /// Whether a type holds any JSON: `any`, `map[string]any` and lists of them.
  private func isDynamic(_ type: TypeRef) -> Bool {
    let under = underlying(type)
    switch under.type.expression {
    case .interfaceType: return true
    case .identifier(let name): return name.name == "any"
    case .mapType(let map):
      return isDynamic(TypeRef(unit: under.type.unit, expression: map.value))
        || map.value.lastName == "string" || map.value.lastName == "RawMessage"
    case .arrayType(let array):
      return isDynamic(TypeRef(unit: under.type.unit, expression: array.element))
    default: return false
    }
  }

  /// The paths that a type reads, in the words of jq.
  private func collect(
    _ type: TypeRef, _ path: TracedText, _ paths: inout [TracedText], depth: Int = 0
  ) {
    guard depth < 6, paths.count < 80 else { return }
    let under = underlying(type)
    let inside = { (expression: Expression) in
      TypeRef(unit: under.type.unit, expression: expression)
    }
    let each = TracedText(unwritten: [UInt8]("[]".utf8))
    switch under.type.expression {
    case .structType:
      for field in fields(of: under.type) {
        guard let tag = jsonTag(of: field), tag.key.isKnown else { continue }
        let longer = path + step(tag.key)
        let count = paths.count
        collect(field.type, longer, &paths, depth: depth + 1)
        if paths.count == count { paths.append(longer) }
      }
    case .arrayType(let array):
      collect(inside(array.element), path + start(path) + each, &paths, depth: depth + 1)
    case .mapType(let map):
      collect(inside(map.value), path + start(path) + each, &paths, depth: depth + 1)
    case .star(_, let inner): collect(inside(inner), path, &paths, depth: depth + 1)
    default: break
    }
  }

  /// A path that begins with brackets needs a period before them.
  private func start(_ path: TracedText) -> TracedText {
    TracedText(unwritten: path.isEmpty ? [UInt8(ascii: ".")] : [])
  }

  /// Adds an event that reads some paths of a text, if an answer stands in it.
  func recordReader(_ text: TracedText, _ paths: [TracedText], at origin: Origin) {
    guard text.holes.contains(where: { $0.kind == .response }) || !decoded.isEmpty else { return }
    var program = TracedText()
    for (index, path) in paths.enumerated() {
      if index > 0 { program.append(TracedText(unwritten: [UInt8(ascii: ",")])) }
      let first = path.bytes.first
      if first != UInt8(ascii: ".") { program.append(TracedText(unwritten: [UInt8(ascii: ".")])) }
      program.append(path)
    }
    let arguments = [
      Argument(text: TracedText(unwritten: [UInt8]("encoding/json".utf8))),
      Argument(text: program, word: origin),
    ]
    record(
      [Event.Alternative(arguments: arguments, input: text)],
      at: Frame(
        command: origin, words: [], arguments: Alternatives(arguments), callsFunction: false),
      .reader)
  }

  /// An answer goes where its fields are read in a way that is not followed.
  private func noteUnreadable(_ answers: [TracedText], _ site: CallSite) {
    let name = program.units[site.unit].spelling(site.expression.function.range)
    let arguments = [Argument(text: TracedText(unwritten: [UInt8](name.utf8)))]
    record(
      [
        Event.Alternative(
          arguments: arguments + answers.map { Argument(text: $0, word: site.word(0)) })
      ], at: frame(site, name, isOwn: false))
  }

  /// The names of fields in an answer's type are written out again: they cannot be renamed.
  func noteKeys(_ value: Possible, _ site: CallSite, _ state: inout State) {
    var keys: [TracedText] = []
    for item in value.items {
      var target = item.value
      if case .pointer(let cell) = target { target = read(cell, state).items[0].value }
      guard case .structure(let structure) = target, let type = structure.type,
        let name = structure.typeName, decoded.contains(name)
      else { continue }
      keys += fields(of: type).compactMap { jsonTag(of: $0)?.key }
    }
    guard !keys.isEmpty else { return }
    let arguments = [Argument(text: TracedText(unwritten: [UInt8]("json.Marshal".utf8)))]
    record(
      [Event.Alternative(arguments: arguments + keys.map { Argument(text: $0) })],
      at: frame(site, "json.Marshal", isOwn: false))
  }
}
