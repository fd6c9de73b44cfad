import Calls
import GoSyntax
import Text

extension Evaluation {
  /// A JSON text is read into what a pointer points at.
  func decode(
    _ content: Possible, into target: Possible, _ site: CallSite, _ state: inout State
  ) {
    let sources = sources(of: content, state)
    for item in target.items {
      guard case .pointer(let cell) = item.value else { continue }
      let type = cellTypes[cell] ?? structureType(cell, state)
      for source in sources { decode(source, into: cell, type, site, &state) }
    }
    if target.items.allSatisfy({ if case .pointer = $0.value { false } else { true } }) {
      noteUnreadable(sources, site)
    }
  }

  /// A text that is read as JSON, and what of it: a path in the words of jq.
  private struct Source {
    let text: TracedText
    let path: TracedText
  }

  private func sources(of content: Possible, _ state: State) -> [Source] {
    readable(content, state).items.flatMap { item -> [Source] in
      if case .answer(let text, let path) = item.value { return [Source(text: text, path: path)] }
      return texts(Possible(item.value), state).items.map {
        Source(text: $0.value, path: TracedText())
      }
    }
  }

  func structureType(_ cell: Int, _ state: State) -> TypeRef? {
    guard case .structure(let structure) = state.cells[cell]?.value.items[0].value else {
      return nil
    }
    return structure.type
  }

  private func decode(
    _ source: Source, into cell: Int, _ type: TypeRef?, _ site: CallSite, _ state: inout State
  ) {
    guard let type else {
      trace.noteHeld(source.text)
      writeAnswer(source, to: cell, &state)
      return
    }
    if !isDynamic(type) {
      noteDecoded(type)
      var paths: [TracedText] = []
      let isComplete = collect(type, source.path, &paths)
      if !paths.isEmpty { recordReader(source.text, paths, at: site.origin) }
      if !isComplete { noteUnreadable([source], site) }
    }
    valuesRead = 0
    let value = decoded(source, type, "value", &state)
    if case .answer = value.single {
      writeAnswer(source, to: cell, &state)
    } else {
      write(overlaid(read(cell, state), by: value, type, &state), to: cell, &state)
    }
  }

  /// The answer becomes what a cell holds, and what the map holds that it points at: others may
  /// have the map already.
  private func writeAnswer(_ source: Source, to cell: Int, _ state: inout State) {
    let answer = Possible(.answer(source.text, path: source.path))
    if case .pointer(let map) = state.cells[cell]?.value.single,
      case .entries = state.cells[map]?.value.single
    {
      write(answer, to: map, &state)
    }
    write(answer, to: cell, &state)
  }

  /// What a value of a type holds after the text was read into it: the answer where any JSON
  /// fits, and where a method of the package reads it what that method makes of it.
  private func decoded(
    _ source: Source, _ type: TypeRef, _ name: String, _ state: inout State, depth: Int = 0
  ) -> Possible {
    guard depth < 6, mayRead() else { return unknown(name) }
    let under = underlying(type)
    if let own = reader(of: type) { return read(source, by: own, type, &state) }
    if isDynamic(type) {
      trace.noteHeld(source.text)
      return Possible(.answer(source.text, path: source.path))
    }
    switch under.type.expression {
    case .star(_, let inner):
      let target = under.type.inside(inner)
      let value = decoded(source, target, name, &state, depth: depth + 1)
      return Possible(.pointer(newCell(value, target, &state)))
    case .structType: return Possible(.structure(structure(source, under, &state, depth: depth)))
    case .arrayType(let array):
      return elements(source, under.type.inside(array.element), name, &state, depth: depth)
    case .mapType(let map):
      return elements(source, under.type.inside(map.value), name, &state, depth: depth)
    default: return unknown(name)
    }
  }

  /// Counts a value that JSON is read into; false when there were too many.
  private func mayRead() -> Bool {
    valuesRead += 1
    if valuesRead == Evaluation.readLimit {
      cutOff("an answer of more than \(Evaluation.readLimit) values")
    }
    return valuesRead < Evaluation.readLimit
  }

  private func elements(
    _ source: Source, _ type: TypeRef, _ name: String, _ state: inout State, depth: Int
  ) -> Possible {
    guard holdsMore(type) else { return unknown(name) }
    let each = Source(
      text: source.text,
      path: source.path + start(source.path) + TracedText(unwritten: [UInt8]("[]".utf8)))
    return Possible(.many(decoded(each, type, name, &state, depth: depth + 1), hole(name)))
  }

  private func structure(
    _ source: Source, _ under: Underlying, _ state: inout State, depth: Int
  ) -> Value.Structure {
    var result = Value.Structure(
      typeName: under.name, type: under.type, isPartlyUnknown: true, isRead: true)
    for field in fields(of: under.type) where field.path.isEmpty && holdsMore(field.type) {
      if isInline(field) {
        result.fields[field.name] = decoded(
          source, field.type, field.name, &state, depth: depth + 1)
      } else if let tag = jsonTag(of: field), tag.key.isKnown {
        let part = Source(text: source.text, path: source.path + step(tag.key))
        result.fields[field.name] = decoded(part, field.type, field.name, &state, depth: depth + 1)
      }
    }
    return result
  }

  /// Whether JSON with fields may be read into a type.
  private func holdsMore(_ type: TypeRef, depth: Int = 0) -> Bool {
    guard depth < Evaluation.typeLimit else { return true }
    if isDynamic(type) || reader(of: type) != nil { return true }
    let under = underlying(type)
    return switch under.type.expression {
    case .structType: true
    case .star(_, let inner): holdsMore(under.type.inside(inner), depth: depth + 1)
    case .arrayType(let array): holdsMore(under.type.inside(array.element), depth: depth + 1)
    case .mapType(let map): holdsMore(under.type.inside(map.value), depth: depth + 1)
    default: false
    }
  }

  /// The method of the package that reads JSON into a type.
  private func reader(of type: TypeRef) -> FunctionEntry? {
    underlying(type).name.flatMap { program.methods[$0]?["UnmarshalJSON"] }
  }

  private func read(
    _ source: Source, by entry: FunctionEntry, _ type: TypeRef, _ state: inout State
  ) -> Possible {
    let cell = newCell(unknownValue(of: type, "value", &state), type, &state)
    var method = callable(entry)
    if isRunning(method) {
      // It reads what it was given once more, in a way that was not followed.
      let declared = entry.declaration.name
      let content = Possible(.answer(source.text, path: source.path))
      recordAnswers(content, declared.name, declared.range, entry.unit, state)
      return read(cell, state)
    }
    let name = entry.declaration.receiver?.parameters.first?.names.first?.name
    method.receiver = (name, Possible(.pointer(cell)))
    entered(method)
    var inner = state
    let content = Possible(.answer(source.text, path: source.path))
    _ = enter(method, [content], spread: false, at: nil, &inner)
    if !inner.isDead { state = inner }
    return read(cell, state)
  }

  /// Notes a type and those inside it, level by level, each once.
  private func noteDecoded(_ type: TypeRef) {
    var seen: Set<String> = []
    var level = [type]
    for _ in 0..<6 {
      var inside: [TypeRef] = []
      for under in level.map(underlying) where seen.insert(under.key).inserted {
        decoded.insert(under.key)
        switch under.type.expression {
        case .structType: inside += fields(of: under.type).map(\.type)
        case .arrayType(let array): inside.append(under.type.inside(array.element))
        case .mapType(let map): inside.append(under.type.inside(map.value))
        case .star(_, let inner): inside.append(under.type.inside(inner))
        default: break
        }
      }
      level = inside
    }
  }

  /// Whether a type holds any JSON: `any`, `map[string]any` and lists of them.
  private func isDynamic(_ type: TypeRef, depth: Int = 0) -> Bool {
    guard depth < Evaluation.typeLimit else { return false }
    let under = underlying(type)
    switch under.type.expression {
    case .interfaceType: return true
    case .identifier(let name): return name.name == "any"
    case .selector: return under.name == "encoding/json.RawMessage"
    case .mapType(let map):
      return isDynamic(under.type.inside(map.value), depth: depth + 1)
        || map.value.lastName == "string"
    case .arrayType(let array):
      return isDynamic(under.type.inside(array.element), depth: depth + 1)
    default: return false
    }
  }

  /// The paths that a type reads, in the words of jq; false where a part of it is not known.
  func collect(
    _ type: TypeRef, _ path: TracedText, _ paths: inout [TracedText], depth: Int = 0
  ) -> Bool {
    guard depth < 6, paths.count < 80, step(at: nil) else { return false }
    let under = underlying(type)
    if reader(of: type) != nil { return true }
    let each = TracedText(unwritten: [UInt8]("[]".utf8))
    switch under.type.expression {
    case .structType:
      var isComplete = true
      for field in fields(of: under.type) {
        if isInline(field), isForeign(field.type) { isComplete = false }
        guard let tag = jsonTag(of: field), tag.key.isKnown else { continue }
        let longer = path + step(tag.key)
        let count = paths.count
        if !collect(field.type, longer, &paths, depth: depth + 1) { isComplete = false }
        if paths.count == count { paths.append(longer) }
      }
      return isComplete
    case .arrayType(let array):
      let element = under.type.inside(array.element)
      return collect(element, path + start(path) + each, &paths, depth: depth + 1)
    case .mapType(let map):
      let element = under.type.inside(map.value)
      return collect(element, path + start(path) + each, &paths, depth: depth + 1)
    case .star(_, let inner):
      return collect(under.type.inside(inner), path, &paths, depth: depth + 1)
    case .identifier(let name): return Evaluation.plainTypes.contains(name.name)
    case .selector: return Evaluation.plainTypes.contains(under.name ?? "")
    case .interfaceType: return true
    default: return false
    }
  }

  /// Types that read a value without fields of its own, or any JSON.
  private static let plainTypes: Set<String> = [
    "string", "bool", "byte", "rune", "any", "int", "int8", "int16", "int32", "int64", "uint",
    "uint8", "uint16", "uint32", "uint64", "float32", "float64", "time.Time", "time.Duration",
    "encoding/json.RawMessage", "encoding/json.Number",
  ]

  /// A path that begins with brackets needs a period before them.
  private func start(_ path: TracedText) -> TracedText {
    TracedText(unwritten: path.isEmpty ? [UInt8(ascii: ".")] : [])
  }

  /// An answer goes where its fields are read in a way that is not followed.
  private func noteUnreadable(_ sources: [Source], _ site: CallSite) {
    let name = program.units[site.unit].spelling(site.expression.function.range)
    let arguments = [Argument(text: TracedText(unwritten: [UInt8](name.utf8)))]
    let texts = sources.map { Argument(text: $0.text, word: site.word(0)) }
    record(
      [Event.Alternative(arguments: arguments + texts)], at: frame(site, name, isOwn: false))
  }
}

extension Trace {
  /// Notes that a text is held in which a program may look for anything.
  mutating func noteHeld(_ text: TracedText) {
    if text.holes.contains(where: { $0.kind == .response || $0.kind == .output }) {
      holdsAnswers = true
    }
  }
}
