/// The type of a Go expression as far as it matters to find the SDK.
indirect enum GoType: Sendable {
  case unknown
  /// A type parameter, by its name; what it stands for is known at calls only.
  case parameter(String)
  /// A type without members that matter, as Go spells it.
  case basic(String)
  /// A type declared in the module, by index.
  case declared(Int)
  /// A generic type declared in the module, by index, with what its type parameters stand for.
  case generic(Int, [GoType])
  /// What code that is not seen gives: perhaps one of these types, or made of them.
  case lost([GoType], isStandard: Bool)
  case sdk(SDKType)
  case pointer(GoType)
  /// A slice or an array.
  case slice(GoType)
  case map(GoType, GoType)
  case channel(GoType)
  case function(Signature)
  case tuple([GoType])
  /// A struct without a name, by index.
  case structure(Int)
  /// An interface without a name, by index.
  case interface(Int)
  case package(ImportedPackage)
  /// The expression denotes a type.
  case type(GoType)
}

/// A type of the SDK at one place; places that share values share the cell.
struct SDKType: Sendable {
  let cell: Int
  let meaning: Meaning
  let isDeprecated: Bool
  let version: SDKVersion
}

/// Parameters and results of a function.
struct Signature: Sendable {
  var parameters: [GoType]
  var results: [GoType]
  var isVariadic = false
  /// The method of the SDK that it is, or has to be like.
  var method: SDKMethod?
  /// The cell of what the method belongs to.
  var cell: Int?
  /// The names of its type parameters, and the types that stand for them where they are written.
  var typeParameters: [String] = []
  var typeArguments: [GoType] = []
  /// What the type parameters have to be like.
  var constraints: [GoType] = []
  /// Whether the receiver is the first parameter: a method expression.
  var takesReceiver = false
}

/// What an import names.
enum ImportedPackage: Hashable, Sendable {
  case admin(SDKVersion)
  case mocks(SDKVersion)
  /// A package of the module, by index.
  case module(Int)
  /// Any other, by its path.
  case other(String)

  /// Whether it comes with Go.
  var isStandard: Bool {
    guard case .other(let path) = self else { return false }
    return !(path.split(separator: "/").first ?? "").contains(".")
  }
}

/// A type declared in the module.
struct DeclaredType: Sendable {
  let name: String
  let package: Int
  var underlying: GoType
  var methods: [String: Signature] = [:]
  /// The names of its type parameters.
  var typeParameters: [String] = []
}

/// A field of a struct.
struct StructField: Sendable {
  let name: String
  let type: GoType
  let isEmbedded: Bool
}

/// The methods of an interface, and the interfaces embedded in it.
struct InterfaceMethods: Sendable {
  var methods: [String: Signature] = [:]
  var embedded: [GoType] = []
}

extension GoType {
  /// The type behind pointers.
  var pointee: GoType {
    if case .pointer(let inner) = self { inner.pointee } else { self }
  }

  /// Whether a part of it is not known, such as a type parameter.
  var holdsUnknown: Bool {
    switch self {
    case .unknown, .parameter, .lost: true
    case .generic(_, let types): types.contains(where: \.holdsUnknown)
    case .pointer(let inner), .slice(let inner), .channel(let inner), .type(let inner):
      inner.holdsUnknown
    case .map(let key, let value): key.holdsUnknown || value.holdsUnknown
    case .tuple(let types): types.contains(where: \.holdsUnknown)
    case .function(let signature):
      (signature.parameters + signature.results).contains(where: \.holdsUnknown)
    case .basic, .declared, .sdk, .structure, .interface, .package: false
    }
  }

  /// The cells of the deprecated types in it.
  var deprecatedCells: [Int] {
    switch self {
    case .sdk(let type): type.isDeprecated ? [type.cell] : []
    case .pointer(let inner), .slice(let inner), .channel(let inner), .type(let inner):
      inner.deprecatedCells
    case .map(let key, let value): key.deprecatedCells + value.deprecatedCells
    case .tuple(let types), .generic(_, let types), .lost(let types, _):
      types.flatMap(\.deprecatedCells)
    case .function(let signature):
      (signature.parameters + signature.results).flatMap(\.deprecatedCells)
        + (signature.method?.isDeprecated == true ? [signature.cell].compactMap { $0 } : [])
    case .unknown, .parameter, .basic, .declared, .structure, .interface, .package: []
    }
  }

  /// The type with what its type parameters stand for.
  func substituting(_ known: [String: GoType]) -> GoType {
    switch self {
    case .parameter(let name): known[name] ?? .unknown
    case .pointer(let inner): .pointer(inner.substituting(known))
    case .slice(let inner): .slice(inner.substituting(known))
    case .channel(let inner): .channel(inner.substituting(known))
    case .map(let key, let value):
      .map(key.substituting(known), value.substituting(known))
    case .tuple(let types): .tuple(types.map { $0.substituting(known) })
    case .generic(let index, let types): .generic(index, types.map { $0.substituting(known) })
    case .function(let signature): .function(signature.substituting(known))
    default: self
    }
  }
}

extension Signature {
  /// The signature with what type parameters stand for.
  func substituting(_ known: [String: GoType]) -> Signature {
    var result = self
    let own = known.filter { !typeParameters.contains($0.key) }
    result.parameters = parameters.map { $0.substituting(own) }
    result.results = results.map { $0.substituting(own) }
    return result
  }
}
