import GoSyntax
import Text

/// Whether edits take away a use of a name that may mean more than one thing in its function, so
/// that counting by name cannot tell which of them is left without a use.
///
/// - Parameters:
///   - edits: edits of `bytes`.
///   - bytes: the file before them.
func removeAmbiguousUse(_ edits: [Edit], in bytes: [UInt8]) -> Bool {
  let removed = edits.map(\.range).filter { !$0.isEmpty }
  let file = parseGo(bytes)
  let outer = fileNames(file, bytes)
  for declaration in file.declarations {
    guard case .function(let function) = declaration,
      removed.contains(where: { $0.overlaps(function.range) })
    else { continue }
    let names = FunctionNames(function)
    let gone = Set(
      names.uses.filter { use in removed.contains { $0.contains(use.range) } }.map(\.name))
    if gone.contains(where: { names.isAmbiguous($0, outer) }) { return true }
  }
  return false
}

/// The names that a file declares for all of its functions: imports, constants, variables, types
/// and functions.
private func fileNames(_ file: GoFile, _ bytes: [UInt8]) -> Set<String> {
  var result: Set<String> = []
  for declaration in file.declarations {
    switch declaration {
    case .imports(let group):
      for spec in group.specs {
        let path = String(decoding: bytes[spec.path.range].dropFirst().dropLast(), as: UTF8.self)
        result.insert(spec.name?.name ?? Unit.defaultName(path))
      }
    case .constants(let group), .variables(let group):
      for spec in group.specs { result.formUnion(spec.names.map(\.name)) }
    case .types(let group): result.formUnion(group.specs.map(\.name.name))
    case .function(let function) where function.receiver == nil: result.insert(function.name.name)
    case .bad, .function: break
    }
  }
  return result
}

/// The names that a function declares and uses.
private struct FunctionNames {
  /// The names in expressions, without those that are only assigned.
  private(set) var uses: [Identifier] = []
  private var declared: [String: [ByteRange]] = [:]
  /// The function and all inside it that a name can be declared for.
  private var scopes: [ByteRange]

  init(_ function: FunctionDeclaration) {
    scopes = [function.range]
    var assigned: Set<ByteRange> = []
    Node.declaration(.function(function)).walk { node in
      switch node {
      case .parameter(let parameter): declare(parameter.names)
      case .expression(.function(let literal)): scopes.append(literal.range)
      case .statement(let statement):
        if opensScope(statement) { scopes.append(statement.range) }
        assigned.formUnion(targets(of: statement).map(\.range))
      case .block(let block): scopes.append(block.range)
      case .caseClause(let clause): scopes.append(clause.range)
      case .selectClause(let clause): scopes.append(clause.range)
      case .valueSpec(let spec): declare(spec.names)
      case .typeSpec(let spec): declare([spec.name])
      case .expression(.identifier(let name)):
        if !assigned.contains(name.range) { uses.append(name) }
      default: break
      }
      return true
    }
  }

  private mutating func declare(_ names: [Identifier]) {
    for name in names { declared[name.name, default: []].append(name.range) }
  }

  /// Notes what a statement declares; the names that it sets.
  private mutating func targets(of statement: Statement) -> [Identifier] {
    func identifiers(_ list: [Expression?]) -> [Identifier] {
      list.compactMap { if case .identifier(let name) = $0 { name } else { nil } }
    }
    switch statement {
    case .assignment(let assignment):
      let names = identifiers(assignment.left)
      if assignment.operator == .define { declare(names) }
      return [.define, .assign].contains(assignment.operator) ? names : []
    case .range(let range):
      let names = identifiers([range.key, range.value])
      if range.isDefinition { declare(names) }
      return names
    case .typeSwitch(let statement):
      declare(statement.binding.map { [$0] } ?? [])
      return []
    default: return []
    }
  }

  /// Whether uses of a name may mean more than one declaration: there are two in the function, or
  /// one that not every use lies behind, in its scope. `outer` are the names of the file.
  func isAmbiguous(_ name: String, _ outer: Set<String>) -> Bool {
    let places = declared[name] ?? []
    guard let place = places.first else { return false }
    guard places.count == 1, !outer.contains(name) else { return true }
    let around = scopes.filter { $0.contains(place) }
    guard let scope = around.min(by: { $0.count < $1.count }) else { return true }
    return uses.contains {
      $0.name == name && ($0.range.start < place.start || !scope.contains($0.range))
    }
  }
}

/// Whether what a statement declares at its head is known inside it only.
private func opensScope(_ statement: Statement) -> Bool {
  switch statement {
  case .if, .switch, .typeSwitch, .for, .range: true
  default: false
  }
}
