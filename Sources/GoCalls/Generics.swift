import Calls
import GoSyntax
import Text

extension Evaluation {
  /// Gives the type parameters of a function what they stand for: what the call says, or else the
  /// types of its arguments. The others stay unknown.
  func bindTypes(
    _ function: Callable, _ arguments: [Possible], _ scope: inout Scope, _ state: State
  ) {
    for (name, type) in function.typeNames { scope.declare(name, type) }
    let parameters = function.type.typeParameters?.parameters.flatMap(\.names) ?? []
    for parameter in parameters where function.typeNames[parameter.name] == nil {
      let type = inferred(parameter.name, function, arguments, state)
      if let type { scope.declare(parameter.name, type) }
    }
  }

  /// What `f[T, U]` stands for.
  func instantiated(_ function: Callable, _ arguments: [Expression], _ scope: Scope) -> Callable {
    var result = function
    let parameters = function.type.typeParameters?.parameters.flatMap(\.names) ?? []
    for (parameter, argument) in zip(parameters, arguments) {
      result.typeNames[parameter.name] = scope.typeRef(argument)
    }
    return result
  }

  /// What the type parameters of a method's receiver stand for.
  func receiverTypes(_ entry: FunctionEntry, _ structure: Value.Structure) -> [String: TypeRef] {
    guard let receiver = entry.declaration.receiver?.parameters.first,
      case .index(let index) = receiver.type.withoutStar, let type = structure.type,
      let generic = program.key(index.base, entry.unit)
    else { return [:] }
    var result: [String: TypeRef] = [:]
    for (own, parameter) in zip(index.arguments, program.typeParameters[generic] ?? []) {
      if case .identifier(let name) = own { result[name.name] = type.names[parameter] }
    }
    return result
  }

  /// `T.method` and `(*T).method`: a function whose first argument is the receiver.
  func methodExpression(_ selector: SelectorExpression, _ scope: Scope) -> Callable? {
    var base = selector.base
    if case .parenthesized(_, let inner) = base { base = inner }
    guard case .identifier(let type) = base.withoutStar, scope.cell(type.name) == nil,
      scope.type(type.name) == nil,
      let entry = program.methods[program.key(type.name, scope.unit)]?[selector.name.name]
    else { return nil }
    var result = callable(entry)
    let name = entry.declaration.receiver?.parameters.first?.names.first?.name
    result.receiver = (name, unknown("receiver"))
    result.takesReceiver = true
    return result
  }

  /// The type that the arguments for parameters `T` and `*T` have.
  private func inferred(
    _ name: String, _ function: Callable, _ arguments: [Possible], _ state: State
  ) -> TypeRef? {
    var rest = arguments[...]
    for parameter in function.type.parameters.parameters {
      for _ in 0..<max(parameter.names.count, 1) {
        guard let argument = rest.popFirst() else { return nil }
        guard case .identifier(let type) = parameter.type.withoutStar, type.name == name else {
          continue
        }
        let isPointer = if case .star = parameter.type { true } else { false }
        return typeRef(of: argument, isPointer: isPointer, state)
      }
    }
    return nil
  }

  private func typeRef(
    of value: Possible, isPointer: Bool, _ state: State, depth: Int = 0
  ) -> TypeRef? {
    switch value.single {
    case .structure(let structure) where !isPointer:
      var type = structure.type
      type?.localName = structure.typeName
      return type
    case .pointer(let cell):
      guard depth < Evaluation.pointerLimit,
        let type = cellTypes[cell]
          ?? typeRef(of: read(cell, state), isPointer: false, state, depth: depth + 1)
      else { return nil }
      return isPointer ? type : type.inside(.star(type.expression.range, type.expression))
    default: return nil
    }
  }
}
