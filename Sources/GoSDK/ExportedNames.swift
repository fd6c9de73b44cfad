import GoSyntax
import Text

/// Says on what edits rest that change what a package exports: others may import it.
func noteExports(_ groups: inout [SDKGroup], _ module: GoModule) {
  let open = module.packages.filter { !$0.isClosed && !$0.importPath.isEmpty }
    .flatMap(\.sources).filter(\.isImportable)
  guard !open.isEmpty else { return }
  for index in groups.indices {
    var names: Set<String> = []
    for source in open {
      let own = groups[index].edits.filter { $0.file == source.file }.map(\.edit.range)
      for range in own { names.formUnion(exportedNames(source.tree, touching: range)) }
    }
    for name in names.sorted() {
      groups[index].assumptions.append("no package outside of the module uses `\(name)`")
    }
  }
}

extension GoSource {
  /// Whether other packages can import what it declares.
  fileprivate var isImportable: Bool {
    tree.packageName.map { $0.name != "main" } == true
      && !path.suffix(8).elementsEqual("_test.go".utf8)
  }
}

/// The exported declarations whose outside an edit of a range changes: the body of a function and
/// the value of a variable with a written type are not part of it.
private func exportedNames(_ file: GoFile, touching range: ByteRange) -> [String] {
  func touches(_ other: ByteRange) -> Bool { other.overlaps(range) || other.contains(range) }
  func exported(_ names: [Identifier]) -> [String] {
    names.map(\.name).filter { $0.first?.isUppercase == true }
  }
  return file.declarations.flatMap { declaration -> [String] in
    switch declaration {
    case .bad, .imports: []
    case .constants(let group), .variables(let group):
      group.specs.filter { touches($0.type?.range ?? $0.range) }.flatMap { exported($0.names) }
    case .types(let group):
      group.specs.filter { touches($0.range) && !isHidden(range, in: $0.type) }
        .flatMap { exported([$0.name]) }
    case .function(let function):
      touches(function.range) && function.body?.range.contains(range) != true
        && !isHidden(function.receiver) ? exported([function.name]) : []
    }
  }
}

/// Whether a range lies in fields of a struct that other packages cannot name.
private func isHidden(_ range: ByteRange, in type: Expression) -> Bool {
  guard case .structType(let structure) = type else { return false }
  return structure.fields.contains { field in
    field.range.contains(range) && !field.names.isEmpty
      && field.names.allSatisfy { $0.name.first?.isUppercase != true }
  }
}

/// Whether the type of a method's receiver is one that other packages cannot name.
private func isHidden(_ receiver: ParameterList?) -> Bool {
  guard var type = receiver?.parameters.first?.type else { return false }
  while true {
    switch type {
    case .star(_, let inner), .parenthesized(_, let inner): type = inner
    case .index(let index): type = index.base
    case .identifier(let name): return name.name.first?.isUppercase != true
    default: return false
    }
  }
}
