import Calls
import GoSyntax
import Text

/// What package fmt writes of a value beside its text: what its method `String` gives, or its type.
extension Evaluation {
  /// What `String` gives of the arguments of a function of fmt that are variables of a named type
  /// which is no struct.
  func strings(of site: CallSite, _ scope: Scope, _ state: inout State) -> [Int: Possible] {
    var result: [Int: Possible] = [:]
    for (index, argument) in site.expression.arguments.enumerated() {
      guard case .identifier(let name) = argument,
        let type = scope.cell(name.name).flatMap({
          cellTypes[$0]
        }), index < site.arguments.count, hasString(type),
        let method = namedMethod(
          "String", site.arguments[index], written: argument, scope, &state)
      else { continue }
      result[index] = enter(
        method, [], spread: false, at: frame(site, method.name, isOwn: true), &state)
    }
    return result
  }

  /// Whether a value of a type has the method `String`: one of a pointer only does not count (Go
  /// specification, "Method sets").
  private func hasString(_ type: TypeRef) -> Bool {
    guard let name = underlying(type).name,
      let method = program.methods[name]?["String"]?.declaration,
      method.type.parameters.parameters.isEmpty,
      let receiver = method.receiver?.parameters.first?.type
    else { return false }
    if case .star = receiver { return false }
    return true
  }

  /// `%T` and `%#v` write the tags of a struct whose type has no name.
  func noteTypeText(
    _ values: [Possible], _ formats: [TracedText], _ site: CallSite, _ state: State
  ) {
    let verbs = ["%T", "%#v", "%+#v"].map { [UInt8]($0.utf8) }
    guard formats.contains(where: { format in verbs.contains { format.bytes.contains($0) } })
    else { return }
    for value in values where holdsUnnamed(value, state) { noteKeys(value, site, state) }
  }

  private func holdsUnnamed(_ value: Possible, _ state: State, depth: Int = 0) -> Bool {
    guard depth < 4 else { return false }
    return value.items.contains { item in
      switch item.value {
      case .structure(let structure):
        return structure.typeName == nil && structure.type != nil
          || structure.fields.values.contains { holdsUnnamed($0, state, depth: depth + 1) }
      case .pointer(let cell):
        guard let target = state.cells[cell]?.value else { return false }
        return holdsUnnamed(target, state, depth: depth + 1)
      case .list(let parts), .tuple(let parts):
        return parts.contains { holdsUnnamed($0, state, depth: depth + 1) }
      case .many(let each, _): return holdsUnnamed(each, state, depth: depth + 1)
      default: return false
      }
    }
  }
}
