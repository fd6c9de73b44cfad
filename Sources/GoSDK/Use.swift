import GoSyntax
import Text

/// A place that denotes something deprecated, or a call of what replaces it.
struct Use: Sendable {
  /// Which file of which package.
  let place: SourcePlace
  /// The cell whose group it belongs to.
  let cell: Int
  /// The release whose package is meant.
  let version: SDKVersion
  let kind: Kind

  enum Kind: Sendable {
    /// A type's name.
    case type(Identifier, Meaning)
    /// The field of the client that is a service.
    case service(Identifier, Int)
    /// A method's name, wherever it stands.
    case method(Identifier, SDKMethod)
    /// The same in a string, of `.On("Method")`.
    case methodText(BasicLiteral, SDKMethod)
    /// A call with its arguments; the operation's first argument has the index `first`.
    case call(CallExpression, SDKMethod, first: Int)
    /// The same for what a test expects to be called.
    case expectation(CallExpression, SDKMethod, first: Int)
    /// A function that makes a mock.
    case mock(Identifier, Meaning)
    /// Parameters of a function that is like a method of the SDK.
    case parameters(FunctionType, SDKMethod)
    case constructor(Identifier, CallExpression, model: String, hasDefaults: Bool)
    case literal(CompositeLiteral, Meaning)
    case field(SelectorExpression, Meaning, Access)
    case accessor(SelectorExpression, Accessor, CallExpression?, Meaning)
    /// A method of a model that an interface asks for.
    case promise(Accessor, Meaning)
    /// `client.Shared - TierSnapshotsApi.`, as pages of the documentation have it.
    case documentedField(ByteRange, Int)
  }

  /// What is done with a field.
  enum Access: Sendable {
    case value(isAddressable: Bool)
    /// `*x.Field`, with its range.
    case dereferenced(ByteRange)
    case comparedWithNil
    case addressed
    /// The only target of `=`, with the whole statement.
    case assigned(AssignmentStatement)
    /// Any other change.
    case changed
    /// It is called.
    case called(CallExpression)
  }
}

extension Use.Kind {
  /// Whether it stands between some parentheses.
  func isInside(_ parentheses: ByteRange) -> Bool {
    let range: ByteRange
    switch self {
    case .type(let name, _), .service(let name, _), .method(let name, _), .mock(let name, _),
      .constructor(let name, _, _, _):
      range = name.range
    case .methodText(let literal, _): range = literal.range
    case .call(let call, _, _), .expectation(let call, _, _): range = call.range
    case .parameters(let type, _): range = type.range
    case .literal(let literal, _): range = literal.range
    case .field(let selector, _, _), .accessor(let selector, _, _, _): range = selector.range
    case .documentedField(let written, _): range = written
    case .promise: return false
    }
    return parentheses.contains(range)
  }
}

/// A file of a module: the indices of its package and of the source in it.
struct SourcePlace: Hashable, Sendable, Comparable {
  let package: Int
  let source: Int
  static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    (left.package, left.source) < (right.package, right.source)
  }
}

/// A method of a model that reads or writes a field.
struct Accessor: Hashable, Sendable {
  enum Kind: String, Sendable { case get, getOk, has, set }
  let kind: Kind
  let field: String

  /// Reads `GetX`, `GetXOk`, `HasX` and `SetX`; `fields` are those of the model.
  init?(_ name: String, fields: [String: String]) {
    let rest = String(name.dropFirst(3))
    if name.hasPrefix("Get"), fields[rest] != nil {
      (kind, field) = (.get, rest)
    } else if name.hasPrefix("Get"), rest.hasSuffix("Ok"), fields[String(rest.dropLast(2))] != nil {
      (kind, field) = (.getOk, String(rest.dropLast(2)))
    } else if name.hasPrefix("Has"), fields[rest] != nil {
      (kind, field) = (.has, rest)
    } else if name.hasPrefix("Set"), fields[rest] != nil {
      (kind, field) = (.set, rest)
    } else {
      return nil
    }
  }

  /// The name for another field.
  func name(of field: String) -> String {
    switch kind {
    case .get: "Get" + field
    case .getOk: "Get\(field)Ok"
    case .has: "Has" + field
    case .set: "Set" + field
    }
  }
}

/// A variable of a function.
struct Variable: Sendable {
  let name: Identifier
  let place: SourcePlace
  /// How it came to be, where that can be taken back.
  let origin: Origin
  /// The names that stand for it, besides its declaration.
  var uses: [ByteRange] = []
  /// The names that it is assigned by.
  var assignments: [ByteRange] = []

  enum Origin: Sendable {
    /// `x := value`, alone on both sides.
    case definition(AssignmentStatement)
    /// `x, y := value`, and how many others it declares.
    case sharedDefinition(others: Int)
    /// `var x`, or the variable of a loop.
    case declaration
    /// A parameter, a variable of a package, or another one that needs no use.
    case free
  }
}
