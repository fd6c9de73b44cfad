import GoSyntax
import Text

/// Holds back what would have to agree with a name that is not followed: a type argument, an
/// asserted type, a declaration under another build tag. Where such a name stays as it is, edits of
/// other places would leave a program that does not compile, or that means something else.
func holdBack(_ groups: inout [SDKGroup], _ module: GoModule, _ names: SDKNames) {
  let lone = groups.filter { group in
    !group.isForeign && !group.obstacles.isEmpty && !group.calls.contains(where: \.isCall)
  }
  for group in lone {
    for place in group.names {
      guard let source = module.packages.flatMap(\.sources).first(where: { $0.file == place.file })
      else { continue }
      let name = String(decoding: source.bytes[place.range], as: UTF8.self)
      let rules = names.rules(about: name)
      let line = LineTable(source.bytes).line(at: place.range.start)
      let path = String(decoding: source.path, as: UTF8.self)
      for index in groups.indices where groups[index].mayAgree(with: rules) {
        groups[index].obstacles.append(
          "`\(name)` at \(path):\(line) stays as it is, and may have to change with this")
        groups[index].edits = []
      }
    }
  }
}

extension SDKGroup {
  /// Whether it would be edited, and has to do with some operations.
  fileprivate func mayAgree(with rules: Set<String>) -> Bool {
    guard obstacles.isEmpty, !isForeign else { return false }
    return calls.contains { rules.contains($0.rule) }
  }
}

extension SDKNames {
  /// The rules of the operations that a deprecated name has to do with: those of its service, or
  /// those that take or give its model. All of them where it is none of these.
  func rules(about name: String) -> Set<String> {
    let found = rules.operations.enumerated().filter { isAbout(name, $0.offset, $0.element) }
    return Set((found.isEmpty ? Array(rules.operations.enumerated()) : found).map(\.element.rule))
  }

  private func isAbout(_ name: String, _ index: Int, _ operation: SDKRules.Operation) -> Bool {
    let models = models(of: operation.deprecated)
    if let made = constructed(by: name) { return models.contains(made.model) }
    switch (types[name] ?? mockTypes[name])?.meaning {
    case .model(let model): return models.contains(model)
    case .service(let service), .serviceStruct(let service), .expecter(let service):
      return operation.service == service
    case .request(let other), .parameters(let other): return other == index
    case .expectation(let method): return method.operation == index
    case .client, nil: return method(name)?.operation == index
    }
  }

  /// The models of a body and of an answer, with those of their fields.
  private func models(of side: SDKRules.Side) -> Set<String> {
    var result = Set(side.results.map(\.name) + [side.body].compactMap(\.self))
    for _ in 0..<4 {
      let inside = result.flatMap { rules.models[$0] ?? [] }.flatMap(\.fields.values).map { type in
        String(type.drop { "*[]".contains($0) })
      }
      result.formUnion(inside.filter { rules.models[$0] != nil })
    }
    return result
  }
}
