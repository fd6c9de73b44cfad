import Calls
import GoSyntax
import Text

/// Questions for the type of a value: `v.(io.Writer)`, `switch v.(type)`.
extension Evaluation {
  /// Whether a value is of the type that it is asserted to be; nil where it cannot be told.
  func holds(
    _ assertion: TypeAssertion, _ value: Possible, _ scope: Scope, _ state: State
  ) -> Bool? {
    assertion.type.flatMap { isOf($0, value, scope, state) }
  }

  /// The clauses of a switch that may be taken for a value.
  func clauses(
    of statement: TypeSwitchStatement, that value: Possible, _ scope: Scope, _ state: State
  ) -> [CaseClause] {
    var result: [CaseClause] = []
    for clause in statement.clauses {
      guard let types = clause.values else { continue }
      let answers = types.map { isOf($0, value, scope, state) }
      if answers.allSatisfy({ $0 == false }) { continue }
      result.append(clause)
      if answers.contains(true) { return result }
    }
    return result + statement.clauses.filter { $0.values == nil }
  }

  /// Whether a value is nil, or of an interface of `io`.
  private func isOf(
    _ type: Expression, _ value: Possible, _ scope: Scope, _ state: State
  ) -> Bool? {
    if case .identifier(let name) = type, name.name == "nil" {
      return switch value.single {
      case .null: true
      case .pointer, .structure, .text, .list: false
      default: nil
      }
    }
    guard case .selector(let selector) = type,
      let package = package(selector.base, scope)?.path, package == "io",
      let name = ["Writer": "Write", "Reader": "Read", "Closer": "Close"][selector.name.name]
    else { return nil }
    if case .null? = value.single { return false }
    var target = value.single
    if case .pointer(let cell) = target { target = state.cells[cell]?.value.single }
    guard case .structure(let structure) = target, let type = structure.type,
      !fields(of: type).contains(where: \.isEmbedded)
    else { return nil }
    guard let declared = structure.typeName else {
      // A struct without a name has no methods but those of what is embedded in it.
      if case .structType = type.expression { return false }
      return nil
    }
    guard program.types[declared] != nil else { return nil }
    return program.methods[declared]?[name] != nil
  }
}
