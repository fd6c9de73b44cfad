import Calls
import GoSyntax
import Text

/// Values of interfaces of which nothing is known: where only one type of the packages has the
/// methods, it is taken for that, which a fix has to say.
extension Evaluation {
  /// A value of the only type that has the methods of an interface; nil where there are several, or
  /// none.
  func guessed(_ under: Underlying, _ state: inout State) -> Possible? {
    guard case .interfaceType(let interface) = under.type.expression, let name = under.name,
      let type = implementer(of: interface, under), let declared = program.types[type]
    else { return nil }
    var value = Value.Structure(
      typeName: type, type: underlying(declared).type, isPartlyUnknown: true)
    value.guess = "every `\(plainName(name))` is a `\(plainName(type))`"
    return Possible(.pointer(newCell(Possible(.structure(value)), declared, &state)))
  }

  /// Whether a value is only taken to be what it is.
  func isGuessed(_ value: Possible, _ state: State) -> Bool {
    value.items.contains { item in
      var target = item.value
      if case .pointer(let cell) = target {
        guard let content = state.cells[cell]?.value.items.first else { return false }
        target = content.value
      }
      guard case .structure(let structure) = target else { return false }
      return structure.guess != nil
    }
  }

  private func implementer(of interface: InterfaceType, _ under: Underlying) -> String? {
    if let known = implementers[under.key] { return known }
    var wanted: [String: FunctionType] = [:]
    for element in interface.elements {
      guard case .method(let name, let type) = element else {
        implementers[under.key] = .some(nil)
        return nil
      }
      wanted[name.name] = type
    }
    let found = program.methods.filter { type, methods in
      program.types[type].map { underlying($0).isStructure } == true
        && wanted.allSatisfy { name, function in
          guard let entry = methods[name], !isDouble(entry.unit) else { return false }
          return hasSameForm(entry.declaration.type, function)
        }
    }.keys
    let only = wanted.isEmpty || found.count != 1 ? nil : found.first
    implementers[under.key] = .some(only)
    return only
  }

  /// Whether a file has what stands in for something else in tests.
  private func isDouble(_ unit: Int) -> Bool {
    let name = program.units[unit].tree.packageName?.name ?? ""
    return isTest(unit) || ["mock", "fake"].contains(where: name.contains)
  }

  /// Whether two functions take and give values of types of the same names.
  private func hasSameForm(_ left: FunctionType, _ right: FunctionType) -> Bool {
    names(of: left.parameters) == names(of: right.parameters)
      && names(of: left.results) == names(of: right.results)
  }

  private func names(of list: ParameterList?) -> [String] {
    (list?.parameters ?? []).flatMap { parameter in
      Array(repeating: parameter.type.lastName ?? "", count: max(parameter.names.count, 1))
    }
  }

  /// A name without what tables put before it.
  private func plainName(_ name: String) -> String {
    name.split(separator: "#").last.map(String.init) ?? name
  }
}
