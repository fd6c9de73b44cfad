import Calls
import GoSyntax
import Text

/// What the standard library turns into JSON of its own accord: variables of `expvar`, and the
/// answers of services that `net/rpc/jsonrpc` serves.
extension Evaluation {
  /// A function becomes one of another package's type, as `http.HandlerFunc(f)` and
  /// `expvar.Func(f)`: that package calls it.
  func give(
    _ function: Possible, to call: CallExpression, _ scope: Scope, _ state: inout State
  ) {
    let results = runGiven([function], &state)
    guard case .selector(let selector) = call.function.withoutParentheses,
      package(selector.base, scope)?.path == "expvar"
    else { return }
    let origin = program.units[scope.unit].origin(call.range)
    let site = CallSite(
      expression: call, unit: scope.unit, origin: origin, arguments: [function], words: [])
    for result in results { noteKeys(result, site, state) }
    guard results.contains(where: isOpen), givesVariable(function) else { return }
    writeKeys(decodedKeys(), site)
  }

  /// Whether a value may be something else by the time that it is asked for.
  private func isOpen(_ value: Possible) -> Bool {
    value.items.contains { item in
      switch item.value {
      case .text, .boolean, .structure: false
      default: true
      }
    }
  }

  /// Whether a function gives what a variable holds, or a part of it.
  private func givesVariable(_ function: Possible) -> Bool {
    var found = false
    for case .function(let callable) in function.items.map(\.value) {
      for statement in callable.body {
        Node.statement(statement).walk { node in
          guard case .statement(.return(let result)) = node else { return true }
          found = found || result.results.contains { names($0.withoutParentheses) }
          return true
        }
      }
    }
    return found
  }

  private func names(_ expression: Expression) -> Bool {
    switch expression {
    case .identifier, .selector, .index, .star, .slice: true
    case .unary(let unary): unary.operator == .and
    default: false
    }
  }

  /// An object whose methods others call (package net/rpc, "Register"): what their second argument
  /// points at is the answer, which a codec may write as JSON.
  func noteService(_ site: CallSite, _ state: State) {
    let isJSON = program.units.contains { $0.imports.values.contains("net/rpc/jsonrpc") }
    guard isJSON, let object = site.arguments.last else { return }
    var (written, inner) = (WrittenKeys(), state)
    for item in object.items {
      var target = item.value
      if case .pointer(let cell) = target { target = read(cell, state).items[0].value }
      guard case .structure(let structure) = target, let type = structure.typeName else {
        continue
      }
      for (_, entry) in (program.methods[type] ?? [:]).sorted(by: { $0.key < $1.key }) {
        guard let answer = answerType(of: entry) else { continue }
        addKeys(of: unknownValue(of: answer, "answer", &inner), inner, &written)
      }
    }
    writeKeys(written.keys, site)
  }

  private func answerType(of entry: FunctionEntry) -> TypeRef? {
    let all = entry.declaration.type.parameters.parameters.flatMap { parameter in
      Array(repeating: parameter.type, count: max(parameter.names.count, 1))
    }
    guard all.count == 2, case .star = all[1] else { return nil }
    return TypeRef(unit: entry.unit, expression: all[1])
  }
}
