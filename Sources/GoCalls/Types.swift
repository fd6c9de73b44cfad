import Calls
import GoSyntax
import Text

/// A type with the names of types of the package followed.
struct Underlying {
  /// The name of the package's type, or `path.Name` of another package's.
  let name: String?
  let type: TypeRef
}

extension Evaluation {
  /// What a type is, under the names that the package declares.
  func underlying(_ type: TypeRef) -> Underlying {
    var type = type
    var name: String?
    for _ in 0..<20 {
      switch type.expression {
      case .parenthesized(_, let inner): type = type.inside(inner)
      case .index(let index):
        guard let generic = program.key(index.base, type.unit),
          let next = instance(generic, index, type)
        else {
          type = type.inside(index.base)
          continue
        }
        name = generic
        type = next
      case .identifier(let identifier):
        if let local = type.names[identifier.name] {
          name = local.localName ?? name
          type = local
          continue
        }
        let key = program.key(identifier.name, type.unit)
        guard let next = program.types[key] else {
          return Underlying(name: name ?? identifier.name, type: type)
        }
        // A defined type has its own name and methods, an alias those of the other type.
        if !program.aliases.contains(key) { name = name ?? key }
        type = next
      case .selector(let selector):
        guard case .identifier(let package) = selector.base else {
          return Underlying(name: name, type: type)
        }
        if let key = program.key(type.expression, type.unit), let next = program.types[key] {
          if !program.aliases.contains(key) { name = name ?? key }
          type = next
          continue
        }
        let path = program.units[type.unit].imports[package.name] ?? package.name
        return Underlying(name: name ?? "\(path).\(selector.name.name)", type: type)
      default: return Underlying(name: name, type: type)
      }
    }
    return Underlying(name: name, type: type)
  }

  /// A generic type of a package with what its parameters stand for.
  private func instance(
    _ generic: String, _ index: IndexExpression, _ type: TypeRef
  ) -> TypeRef? {
    if case .identifier(let name) = index.base, type.names[name.name] != nil { return nil }
    guard var result = program.types[generic] else { return nil }
    for (name, argument) in zip(program.typeParameters[generic] ?? [], index.arguments) {
      result.names[name] = type.inside(argument)
    }
    return result
  }

  /// The zero value of a type.
  func zero(_ type: TypeRef, depth: Int = 0, _ state: inout State) -> Possible {
    let under = underlying(type)
    switch under.type.expression {
    case .identifier(let name):
      switch name.name {
      case "string": return Possible(.text(TracedText()))
      case "bool": return Possible(.boolean(false))
      case "error", "any": return Possible(.null)
      default: return Possible(.text(TracedText(unwritten: [UInt8(ascii: "0")])))
      }
    case .structType:
      return Possible(.structure(Value.Structure(typeName: under.name, type: under.type)))
    case .selector:
      if isTextHolder(under.name) {
        return Possible(.structure(textHolder(Possible(.text(TracedText())))))
      }
      if under.name == "time.Duration" {
        return Possible(.text(TracedText(unwritten: [UInt8(ascii: "0")])))
      }
      if Evaluation.interfaces.contains(under.name ?? "") { return Possible(.null) }
      return Possible(.structure(Value.Structure(typeName: under.name)))
    case .arrayType(let array):
      guard case .fixed(let length) = array.length else { return Possible(.list([])) }
      // An array of itself is no program, and one of arrays of arrays has very many elements.
      guard depth < 3 else { return Possible(.unknown(hole("array"))) }
      let count = count(length, Scope(unit: under.type.unit), &state)
      let element = under.type.inside(array.element)
      return elements(element, count: count, depth: depth + 1, &state)
    default: return Possible(.null)
    }
  }

  /// Types of other packages that have no value of their own.
  private static let interfaces: Set<String> = [
    "io.Reader", "io.ReadCloser", "io.ReadSeeker", "io.Writer", "io.ReadWriter", "io.WriteCloser",
    "io.ReadWriteCloser", "io.Closer", "io.WriterTo", "io.ReaderFrom", "net/http.RoundTripper",
    "net/http.Handler", "net/http.ResponseWriter", "context.Context",
  ]

  /// Whether a type of another package collects text.
  func isTextHolder(_ name: String?) -> Bool {
    name == "strings.Builder" || name == "bytes.Buffer"
  }

  /// A value that holds a text to be read or written: a reader, a builder, a buffer.
  func textHolder(_ text: Possible) -> Value.Structure {
    Value.Structure(typeName: Evaluation.holderType, fields: [Evaluation.heldText: text])
  }

  /// The type of what holds a text, and the name of the field with it; no source can spell them.
  static let holderType = "(text)"
  static let heldText = "(text)"

  /// A value of a type of which nothing else is known.
  func unknownValue(of type: TypeRef, _ name: String, _ state: inout State) -> Possible {
    if case .star(_, let target) = type.expression {
      let inner = type.inside(target)
      let under = underlying(inner)
      guard under.isStructure else { return unknown(name) }
      return Possible(.pointer(newCell(unknownValue(of: inner, name, &state), inner, &state)))
    }
    let under = underlying(type)
    if let element = elementType(of: under) {
      return Possible(.many(unknownValue(of: element, name, &state), hole(name)))
    }
    if let value = guessed(under, &state) { return value }
    guard under.isStructure else { return unknown(name) }
    return Possible(
      .structure(
        Value.Structure(typeName: under.name, type: under.type, isPartlyUnknown: true)))
  }

  /// The type of the elements of a slice, array or map, where they are structs.
  private func elementType(of under: Underlying) -> TypeRef? {
    let element: Expression
    switch under.type.expression {
    case .arrayType(let array): element = array.element
    case .mapType(let map): element = map.value
    default: return nil
    }
    let inner = underlying(under.type.inside(element.withoutStar))
    guard case .structType = inner.type.expression else { return nil }
    return under.type.inside(element)
  }

  /// The field of a name: of several, that which the fewest embedded structs lie around (Go spec,
  /// "Selectors").
  func field(named name: String, of type: TypeRef) -> StructField? {
    fields(of: type).filter { $0.name == name }.min { $0.path.count < $1.path.count }
  }

  /// The fields of a struct type, those of embedded structs among them. A struct that is embedded
  /// in itself gives none again.
  func fields(of type: TypeRef) -> [StructField] {
    let under = underlying(type)
    let isPlain = under.type.names.isEmpty
    if isPlain, let known = knownFields[under.key] { return known }
    var count = 0
    let result = fields(of: type, inside: [], isApart: false, &count)
    if isPlain { knownFields[under.key] = result }
    return result
  }

  private func fields(
    of type: TypeRef, inside outer: [String], isApart: Bool, _ count: inout Int
  ) -> [StructField] {
    let resolved = underlying(type)
    let under = resolved.type
    guard case .structType(let structure) = under.expression, outer.count < 6,
      !outer.contains(resolved.key)
    else { return [] }
    let unit = under.unit
    return structure.fields.flatMap { field -> [StructField] in
      let type = under.inside(field.type)
      count += max(field.names.count, 1)
      if field.names.isEmpty {
        let target = under.inside(field.type.withoutStar)
        let name = field.type.withoutStar.lastName ?? ""
        let own = StructField(
          name: name, isEmbedded: true, type: type, field: field, unit: unit, path: [],
          isApart: isApart)
        // What a type with so many fields holds besides is not followed.
        guard count < Evaluation.fieldLimit else { return [own] }
        let inner = fields(
          of: target, inside: outer + [resolved.key], isApart: isApart || !isInline(own), &count
        ).map { inner in
          StructField(
            name: inner.name, isEmbedded: inner.isEmbedded, type: inner.type, field: inner.field,
            unit: inner.unit, path: [name] + inner.path, isApart: inner.isApart)
        }
        return [own] + inner
      }
      return field.names.map {
        StructField(
          name: $0.name, isEmbedded: false, type: type, field: field, unit: unit, path: [],
          isApart: isApart)
      }
    }
  }
}

extension Underlying {
  /// A name for it in tables, also where it has none.
  var key: String { name ?? "\(type.unit):\(type.expression.range.start)" }

  var isStructure: Bool {
    switch type.expression {
    case .structType: true
    case .selector:
      ["net/http.Request", "net/http.Response", "net/url.URL", "net/http.Client"]
        .contains(name ?? "")
    default: false
    }
  }
}

/// One field of a struct.
struct StructField {
  let name: String
  let isEmbedded: Bool
  let type: TypeRef
  let field: StructType.Field
  let unit: Int
  /// The embedded structs around it.
  let path: [String]
  /// Whether one of those is an object of its own in JSON, or nothing.
  let isApart: Bool
}

extension Expression {
  /// The type that a pointer points at, or the type itself.
  var withoutStar: Expression {
    if case .star(_, let inner) = self { return inner }
    return self
  }

  var withoutParentheses: Expression {
    if case .parenthesized(_, let inner) = self { return inner.withoutParentheses }
    return self
  }

  /// The name of a type without its package.
  var lastName: String? {
    switch self {
    case .identifier(let name): name.name
    case .selector(let selector): selector.name.name
    case .star(_, let inner), .parenthesized(_, let inner): inner.lastName
    case .index(let index): index.base.lastName
    default: nil
    }
  }
}
