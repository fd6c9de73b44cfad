import GoSyntax

/// A deprecated value that goes where any value may: an `any`, or a function that is not known.
struct Boxed: Sendable {
  let type: SDKType
  let place: SourcePlace
}

/// Values in interfaces. No compiler sees that `x.(*T)` takes out what went in as another type, so
/// that all of them move together.
extension Inference {
  /// A value goes where nothing says what it is.
  mutating func box(_ value: GoType) {
    for type in sdkTypes(value) where type.isDeprecated {
      boxed.append(Boxed(type: type, place: place))
    }
  }

  /// Something is taken out as this type: by an assertion, or a case of a type switch.
  mutating func unbox(_ type: GoType) {
    let isOfInterest: Bool =
      switch underlying(type.pointee) {
      case .interface: true
      default: !type.deprecatedCells.isEmpty
      }
    if isOfInterest { unboxed.append(type) }
  }

  /// A value goes to the arguments of a function that is not known. Those that only show or write
  /// it give nothing back.
  mutating func box(_ values: [GoType], for function: Expression) {
    if case .selector(let selector) = function, case .identifier(let name) = selector.base,
      case .package(.other(let path))? = lookup(name.name)?.type,
      Self.writers.contains(path)
    {
      return
    }
    for value in values { box(value) }
  }

  private static let writers: Set<String> = [
    "encoding/json", "encoding/xml", "errors", "fmt", "log", "log/slog", "testing",
  ]

  /// Of a value of one type, another is expected: by an assertion, or a case of a type switch.
  mutating func narrow(_ value: GoType, to type: GoType) {
    let own = value.deprecatedCells
    for cell in type.deprecatedCells {
      for other in own { cells.link(other, cell) }
    }
    for sdk in sdkTypes(type) where sdk.isDeprecated {
      switch sdk.meaning {
      case .service, .serviceStruct: tie(sdk, to: .unknown)
      default: break
      }
    }
  }

  /// Ties what is taken out to all that goes in.
  mutating func linkBoxes() {
    for own in constrained {
      place = own.place
      for index in interfaces.indices { promise(own.type, to: .interface(index)) }
    }
    for type in unboxed {
      for wanted in sdkTypes(type) where wanted.isDeprecated {
        for own in boxed where own.type.meaning == wanted.meaning {
          guard own.type.version == wanted.version else { continue }
          if case .model = wanted.meaning {
            cells.unite(own.type.cell, wanted.cell)
          } else {
            cells.link(own.type.cell, wanted.cell)
          }
        }
      }
      guard case .interface = underlying(type) else { continue }
      for own in boxed {
        place = own.place
        promise(own.type, to: type)
      }
    }
  }

  /// A model goes where an interface asks for its methods: those have to be there afterwards too.
  mutating func promise(_ type: SDKType, to interface: GoType) {
    guard case .model(let model) = type.meaning,
      let fields = names.rules.shape(of: model, at: type.version)?.fields
    else { return }
    for name in methods(of: interface).keys.sorted() {
      guard let accessor = Accessor(name, fields: fields) else { continue }
      record(.promise(accessor, type.meaning), type.cell, type.version)
    }
  }
}

extension Rewriter {
  /// A method that an interface asks for must keep its name.
  func check(promise accessor: Accessor, _ meaning: Meaning, _ use: Use) throws(Obstacle) {
    let change = try change(of: accessor.field, meaning, use)
    let old = accessor.name(of: accessor.field)
    guard let name = change.name else {
      throw Obstacle(reason: "an interface asks for `\(old)`, which the Flex model has not")
    }
    guard name == accessor.field else {
      let new = accessor.name(of: name)
      throw Obstacle(reason: "an interface asks for `\(old)`, which the Flex model calls `\(new)`")
    }
    let isSame = change.change == .none || accessor.kind == .get || accessor.kind == .set
    if !isSame {
      throw Obstacle(
        reason: "an interface asks for `\(old)`, which has other types in the Flex model")
    }
  }
}
