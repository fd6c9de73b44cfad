import Calls
import GoSyntax
import Text

extension Evaluation {
  /// The functions that turn values into bytes and back, and those that only pass bytes on.
  func dataFunction(
    _ name: String, _ site: CallSite, _ state: inout State
  ) -> Possible? {
    switch name {
    case "encoding/json.Marshal", "encoding/json.MarshalIndent":
      guard let value = site.argument(0) else { return nil }
      noteKeys(value, site, state)
      let text = marshalled(value, nil, state)
      if let single = text.single { noteReduction(value, single, state) }
      return tuple([text.map(Value.text), Possible(.null)])
    case "bytes.NewReader", "bytes.NewBuffer", "bytes.NewBufferString", "strings.NewReader",
      "io.NopCloser", "bufio.NewReader", "io.LimitReader", "io/ioutil.NopCloser":
      guard let content = site.argument(0) else { return nil }
      if case .null = content.single {
        let empty = textHolder(Possible(.text(TracedText())))
        return Possible(.pointer(newCell(Possible(.structure(empty)), nil, &state)))
      }
      if case .answer = content.items[0].value { return content }
      if case .pointer = content.items[0].value { return content }
      return Possible(
        .pointer(newCell(Possible(.structure(textHolder(content))), nil, &state)))
    case "io.ReadAll", "io/ioutil.ReadAll":
      guard let content = site.argument(0) else { return nil }
      return tuple([readable(content, state), Possible(.null)])
    case "io.TeeReader":
      guard let content = site.argument(0), let target = site.argument(1) else { return nil }
      append(readable(content, state), to: target, &state)
      return content
    case "encoding/json.Unmarshal":
      guard let content = site.argument(0), let target = site.argument(1) else { return nil }
      decode(content, into: target, site, &state)
      return Possible(.null)
    default: return nil
    }
  }

  /// Methods of builders and buffers.
  func holderMethod(
    _ name: String, _ receiver: Possible, _ site: CallSite, _ state: inout State
  ) -> Possible? {
    switch name {
    case "(text).WriteString", "(text).Write", "(text).WriteByte", "(text).WriteRune":
      guard let more = site.argument(0) else { return nil }
      append(
        name.hasSuffix("Byte") || name.hasSuffix("Rune") ? character(more) : more,
        to: receiver, &state)
      return tuple([unknown("count"), Possible(.null)])
    case "(text).String", "(text).Bytes":
      return texts(receiver, state).map(Value.text)
    case "(text).Len", "(text).Grow": return unknown("count")
    case "(text).Reset", "(text).Close", "(text).CloseWithError": return Possible(.null)
    case "net/http.Response.Body.Close": return Possible(.null)
    default: return nil
    }
  }

  /// What a literal in single quotes stands for as text.
  private func character(_ value: Possible) -> Possible {
    value.map { value in
      guard case .text(let text) = value, text.count == 3, text.bytes[0] == UInt8(ascii: "'"),
        text.bytes[2] == UInt8(ascii: "'")
      else { return .text(TracedText(self.hole("character"))) }
      return .text(text.slice(ByteRange(1, 2)))
    }
  }

  func append(_ more: Possible, to holder: Possible, _ state: inout State) {
    for item in holder.items {
      guard case .pointer(let cell) = item.value,
        case .structure(var structure) = read(cell, state).items[0].value
      else { continue }
      let old = structure.fields[Evaluation.heldText] ?? Possible(.text(TracedText()))
      structure.fields[Evaluation.heldText] = sum(old, more, state)
      write(Possible(.structure(structure)), to: cell, &state)
    }
  }

  /// The body that a reader gives; nil for none.
  func bodyText(_ body: Possible, _ state: State) -> Alternatives<TracedText?> {
    let result = body.flatMap { value -> Alternatives<TracedText?> in
      switch value {
      case .null, .library("net/http.NoBody", _): return Alternatives<TracedText?>(nil)
      case .pointer(let cell) where pipes.contains(cell):
        return texts(Possible(value), state).map { $0.isEmpty ? TracedText(hole("body")) : $0 }
      default: return texts(Possible(value), state).map { $0.isEmpty ? nil : $0 }
      }
    }
    return result ?? Alternatives<TracedText?>(TracedText(hole("body")))
  }

  // MARK: JSON

  /// The JSON text of a value (package encoding/json, `Marshal`).
  func marshalled(
    _ value: Possible, _ type: TypeRef?, _ state: State, depth: Int = 0
  ) -> Alternatives<TracedText> {
    guard depth < 12, step(at: nil) else { return Alternatives(TracedText(hole("value"))) }
    let result = value.flatMap { value -> Alternatives<TracedText> in
      switch value {
      case .text(let text): return Alternatives(self.jsonText(text, type))
      case .unknown(let hole): return Alternatives(self.jsonText(TracedText(hole), type))
      case .answer(let text, _) where self.mayHoldObjects(type) || type == nil && depth == 0:
        return Alternatives(text)
      case .boolean, .answer: return Alternatives(self.text(value, state))
      case .null: return Alternatives(TracedText(unwritten: [UInt8]("null".utf8)))
      case .pointer(let cell):
        return self.marshalled(self.read(cell, state), type, state, depth: depth + 1)
      case .structure(let structure) where structure.typeName == Evaluation.holderType:
        return Alternatives(TracedText(hole("value")))
      case .structure where self.isTypedText(value):
        return Alternatives(self.jsonText(self.text(self.untyped(value), state), type))
      case .structure(let structure) where self.writer(of: value, structure, state) != nil:
        return self.written(value, structure, state)
      case .structure(let structure):
        return self.object(self.members(structure, state, depth), state)
      case .entries(let entries): return self.object(self.members(entries, state, depth), state)
      case .list(let items): return self.array(items, type, state, depth)
      case .many(let element, _) where self.holdsAnswer(element, state):
        return self.array([element], type, state, depth)
      default: return Alternatives(TracedText(hole("value")))
      }
    }
    return result ?? Alternatives(TracedText(hole("value")))
  }

  /// Whether a value of a type may be an object, or a list of some: a map, a slice, `any`,
  /// `json.RawMessage`.
  private func mayHoldObjects(_ type: TypeRef?) -> Bool {
    switch type?.expression {
    case .mapType, .arrayType, .interfaceType: true
    case .identifier(let name): name.name == "any"
    case .selector(let selector): selector.name.name == "RawMessage"
    default: false
    }
  }

  /// The method of the package that gives the JSON, or the text, of a value.
  private func writer(
    of value: Value, _ structure: Value.Structure, _ state: State
  ) -> Callable? {
    ["MarshalJSON", "MarshalText"].lazy.compactMap {
      self.method($0, of: Possible(value), structure, state)
    }.first
  }

  private func written(
    _ value: Value, _ structure: Value.Structure, _ state: State
  ) -> Alternatives<TracedText> {
    let unknown = Alternatives(TracedText(hole("value")))
    var inner = state
    guard let method = writer(of: value, structure, state), method.name == "MarshalJSON",
      !isRunning(method)
    else { return unknown }
    entered(method)
    let result = enter(method, [], spread: false, at: nil, &inner)
    let parts = result.flatMap { value -> Possible in
      if case .tuple(let parts) = value { parts[0] } else { Possible(value) }
    }
    guard let parts, !inner.isDead else { return unknown }
    return texts(parts, inner)
  }

  /// A string in quotes; a number, or what may be one, without.
  private func jsonText(_ text: TracedText, _ type: TypeRef?) -> TracedText {
    let isString = type.map { underlying($0).type.expression.lastName == "string" }
    let isWritten = text.pieces.contains { $0.origin?.encoding.layers.isEmpty == false }
    let isBare = isString == false || isString == nil && !isWritten
    if isBare { return text }
    let quote = TracedText(unwritten: [UInt8(ascii: "\"")])
    return quote + text.jsonString(at: nil) + quote
  }

  /// A member of a JSON object: its key, its value, and where it is written.
  struct Member {
    let key: TracedText
    let value: Alternatives<TracedText>
    let origin: Origin?
    /// Whether a value that is empty leaves the member out.
    var omitsEmpty = false
  }

  private func object(_ members: [Member], _ state: State) -> Alternatives<TracedText> {
    var result = Alternatives(TracedText(unwritten: [UInt8(ascii: "{")]))
    for member in members {
      let next = result.combined(with: member.value) { text, value -> TracedText in
        if member.omitsEmpty, self.isEmpty(value) { return text }
        return self.bounded(text + self.memberText(member, value, isFirst: text.count == 1))
      }
      guard let next else { return Alternatives(TracedText(hole("body"))) }
      result = next
    }
    let end = TracedText(unwritten: [UInt8(ascii: "}")])
    return result.map { $0 + end }
  }

  private func isEmpty(_ value: TracedText) -> Bool {
    ["\"\"", "null", "false", "0", "[]"].contains(value.description)
  }

  /// One member with the comma before it. The comma may go with either neighbour, so it stands at
  /// an empty place.
  private func memberText(
    _ member: Member, _ value: TracedText, isFirst: Bool
  ) -> TracedText {
    let place = member.origin.map {
      Origin(
        file: $0.file, range: ByteRange($0.range.start, $0.range.start), encoding: Encoding())
    }
    let comma = TracedText(unit: isFirst ? [] : [UInt8(ascii: ",")], origin: place)
    let quote = TracedText(unwritten: [UInt8(ascii: "\"")])
    let whole =
      quote + member.key.jsonString(at: nil) + quote
      + TracedText(unwritten: [UInt8(ascii: ":")]) + value
    return comma + (member.origin.map { whole.standing(at: $0) } ?? whole)
  }

  private func array(
    _ items: [Possible], _ type: TypeRef?, _ state: State, _ depth: Int
  ) -> Alternatives<TracedText> {
    var element: TypeRef?
    if let type, case .arrayType(let array) = underlying(type).type.expression {
      element = underlying(type).type.inside(array.element)
    }
    var result = Alternatives(TracedText(unwritten: [UInt8(ascii: "[")]))
    for (index, item) in items.enumerated() {
      let comma = TracedText(unwritten: index > 0 ? [UInt8(ascii: ",")] : [])
      result =
        result.combined(with: marshalled(item, element, state, depth: depth + 1)) {
          self.bounded($0 + comma + $1)
        } ?? Alternatives(TracedText(hole("list")))
    }
    let end = TracedText(unwritten: [UInt8(ascii: "]")])
    return result.map { $0 + end }
  }

  private func members(
    _ entries: [Value.Entry], _ state: State, _ depth: Int
  ) -> [Member] {
    entries.sorted { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }.map { entry in
      Member(
        key: entry.key, value: marshalled(entry.value, entry.type, state, depth: depth + 1),
        origin: entry.origin)
    }
  }

  private func members(
    _ structure: Value.Structure, _ state: State, _ depth: Int
  ) -> [Member] {
    guard let type = structure.type else { return [] }
    let under = Underlying(name: structure.typeName, type: type)
    return fields(of: type).compactMap { field -> Member? in
      guard let tag = jsonTag(of: field) else { return nil }
      var owner = structure
      for name in field.path {
        if owner.fields[name] == nil { owner = withEmbedded(name, owner, state) }
        guard var inner = owner.fields[name]?.items[0].value else { return nil }
        if case .pointer(let cell) = inner { inner = read(cell, state).items[0].value }
        guard case .structure(let next) = inner else { return nil }
        owner = next
      }
      var own = state
      let content = owner.fields[field.name] ?? initial(field, of: owner, &own)
      let place = field.path.isEmpty ? removal(of: field, tag, structure, under) : nil
      return Member(
        key: tag.key, value: marshalled(content, field.type, own, depth: depth + 1),
        origin: place, omitsEmpty: tag.omitsEmpty)
    }
  }

  /// A struct with the value of an embedded one that was not set; a pointer is nil.
  private func withEmbedded(
    _ name: String, _ owner: Value.Structure, _ state: State
  ) -> Value.Structure {
    var (result, state) = (owner, state)
    let field = owner.type.flatMap { fields(of: $0).first { $0.name == name && $0.isEmbedded } }
    if let field { result.fields[name] = initial(field, of: owner, &state) }
    return result
  }

  /// The value of a field that nothing was seen to set.
  func initial(
    _ field: StructField, of owner: Value.Structure, _ state: inout State
  ) -> Possible {
    owner.isPartlyUnknown
      ? unknownValue(of: field.type, field.name, &state) : zero(field.type, &state)
  }

  /// What has to go so that a field is not sent: where it may be empty, the place that sets it;
  /// otherwise the field itself with all places that set it.
  private func removal(
    of field: StructField, _ tag: JSONTag, _ structure: Value.Structure, _ type: Underlying
  ) -> Origin? {
    if tag.omitsEmpty { return structure.places[field.name] }
    let places = fieldPlaces[fieldKey(type, field.name)] ?? []
    guard field.field.names.count == 1, !isPositional(type),
      program.mentions(of: field.name) == places.count
    else { return nil }
    let unit = program.units[field.unit]
    let origin = unit.origin(lineRemoval(of: field.field.range, unit.text.bytes))
    trace.companions[origin] = places.sorted { $0.range < $1.range }.map {
      SourceEdit(file: $0.file, range: $0.range, replacement: [])
    }
    return origin
  }

  /// Whether a literal of a type gives its values by their places.
  private func isPositional(_ type: Underlying) -> Bool {
    let name = type.key.split(separator: "@").first.map(String.init) ?? type.key
    return program.positional.contains(name)
  }
}
