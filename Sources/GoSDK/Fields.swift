import GoSyntax
import Text

/// What a field of a deprecated struct becomes.
struct FieldChange: Hashable, Sendable {
  /// The field's new name; nil if the replacing struct has none.
  let name: String?
  let change: Change

  /// How the field's type changes.
  enum Change: Hashable, Sendable {
    case none
    /// `string` becomes `*string`.
    case toPointer
    /// `*[]T` becomes `[]T`.
    case fromPointer
  }
}

/// Fields and the methods that read and write them.
extension Rewriter {
  /// What becomes of a field.
  func change(
    of field: String, _ meaning: Meaning, _ use: Use
  ) throws(Obstacle) -> FieldChange {
    switch meaning {
    case .parameters(let index):
      let operation = rules.operations[index]
      let place = operation.deprecated.arguments.firstIndex { exported($0) == field }
      guard let place else { return FieldChange(name: nil, change: .none) }
      let name = exported(operation.replacement.arguments[operation.order[place]])
      return FieldChange(name: name, change: .none)
    case .model(let model):
      let new = try replacement(of: model, use)
      let renamed = rules.replacements[model]?.renames[field] ?? field
      guard let before = rules.shape(of: model, at: use.version)?.fields[field],
        let after = rules.shape(of: new, at: target)?.fields[renamed]
      else { return FieldChange(name: nil, change: .none) }
      let (old, now) = (prefix(before), prefix(after))
      if old == now { return FieldChange(name: renamed, change: .none) }
      return FieldChange(name: renamed, change: now == "*" + old ? .toPointer : .fromPointer)
    default: return FieldChange(name: field, change: .none)
    }
  }

  /// The stars and brackets before a type's name.
  private func prefix(_ type: String) -> String { String(type.prefix { "*[]".contains($0) }) }

  private func missing(_ field: String, _ meaning: Meaning, _ use: Use) throws(Obstacle) -> Obstacle
  {
    let name = try self.name(of: meaning, use)
    return Obstacle(reason: "`\(name)` has no `\(field)`, and this code uses it")
  }

  /// A field that is read or written.
  mutating func rewrite(
    _ selector: SelectorExpression, _ meaning: Meaning, _ access: Use.Access, _ use: Use
  ) throws(Obstacle) {
    let field = selector.name.name
    let change = try change(of: field, meaning, use)
    guard let name = change.name else {
      if case .assigned(let statement) = access { return try drop(statement, use) }
      throw try missing(field, meaning, use)
    }
    switch (change.change, access) {
    case (.none, _): replace(selector.name.range, with: name, in: use.place)
    case (_, .comparedWithNil) where change.change == .fromPointer:
      replace(selector.name.range, with: name, in: use.place)
    case (.toPointer, .value(isAddressable: true)), (.toPointer, .called):
      replace(selector.name.range, with: "Get\(name)()", in: use.place)
    case (.toPointer, .assigned(let statement)):
      try set(selector, name, statement, use)
    case (.fromPointer, .dereferenced(let range)):
      drafts[use.place, default: DraftEdits()].removals.append(
        ByteRange(range.start, selector.range.start))
      replace(selector.name.range, with: "Get\(name)()", in: use.place)
    case (.fromPointer, .assigned(let statement)):
      guard let value = withoutAddress(statement.right) else { fallthrough }
      drafts[use.place, default: DraftEdits()].removals.append(value)
      replace(selector.name.range, with: name, in: use.place)
    default:
      throw Obstacle(reason: "`\(field)` has another type in the Flex model, and this use needs it")
    }
  }

  /// The `&` of `&[]T{...}`, if that is all.
  private func withoutAddress(_ values: [Expression]) -> ByteRange? {
    guard values.count == 1, case .unary(let unary) = values[0], unary.operator == .and else {
      return nil
    }
    return ByteRange(unary.range.start, unary.operand.range.start)
  }

  /// `x.Field = value` becomes `x.SetField(value)`.
  private mutating func set(
    _ selector: SelectorExpression, _ name: String, _ statement: AssignmentStatement, _ use: Use
  ) throws(Obstacle) {
    guard let value = statement.right.first, statement.right.count == 1 else {
      throw Obstacle(reason: "`\(selector.name.name)` is assigned together with others")
    }
    replace(
      ByteRange(selector.name.range.start, value.range.start), with: "Set\(name)(", in: use.place)
    replace(ByteRange(value.range.end, value.range.end), with: ")", in: use.place)
  }

  /// A method that reads or writes a field.
  mutating func rewrite(
    _ selector: SelectorExpression, _ accessor: Accessor, _ call: CallExpression?,
    _ meaning: Meaning, _ use: Use
  ) throws(Obstacle) {
    let change = try change(of: accessor.field, meaning, use)
    guard let name = change.name else {
      guard accessor.kind == .set, let call else { throw try missing(accessor.field, meaning, use) }
      return try drop(statement: call.range, call.arguments, use)
    }
    if change.change == .fromPointer, accessor.kind == .has || accessor.kind == .getOk {
      throw Obstacle(reason: "`\(accessor.name(of: name))` is not like the one of the Flex model")
    }
    if change.change == .toPointer, accessor.kind == .getOk, !change.isText {
      throw Obstacle(reason: "`\(accessor.name(of: name))` is not like the one of the Flex model")
    }
    replace(selector.name.range, with: accessor.name(of: name), in: use.place)
  }

  /// A struct literal.
  mutating func rewrite(
    _ literal: CompositeLiteral, _ meaning: Meaning, _ use: Use
  ) throws(Obstacle) {
    switch meaning {
    case .model, .parameters: break
    default: return
    }
    if case .parameters(let index) = meaning, let names = unwrittenNames(literal, index) {
      for (name, element) in zip(names, literal.elements) {
        let start = ByteRange(element.range.start, element.range.start)
        replace(start, with: "\(name): ", in: use.place)
      }
      return
    }
    for (index, element) in literal.elements.enumerated() {
      guard case .identifier(let key)? = element.key else {
        throw Obstacle(reason: "the literal has no field names")
      }
      let change = try change(of: key.name, meaning, use)
      guard let name = change.name else {
        try drop(element: index, of: literal, use)
        continue
      }
      replace(key.range, with: name, in: use.place)
      try convert(element.value, change.change, use)
    }
  }

  /// The new names of the fields of a literal that has values only, in their order.
  private func unwrittenNames(_ literal: CompositeLiteral, _ operation: Int) -> [String]? {
    let operation = rules.operations[operation]
    guard literal.elements.count == operation.deprecated.arguments.count,
      literal.elements.allSatisfy({ $0.key == nil })
    else { return nil }
    return operation.order.map { exported(operation.replacement.arguments[$0]) }
  }

  private mutating func convert(
    _ value: Expression, _ change: FieldChange.Change, _ use: Use
  ) throws(Obstacle) {
    switch change {
    case .none: break
    case .toPointer:
      if case .composite = value {
        replace(ByteRange(value.range.start, value.range.start), with: "&", in: use.place)
        return
      }
      let pointer = try qualified("PtrString", use)
      replace(ByteRange(value.range.start, value.range.start), with: pointer + "(", in: use.place)
      replace(ByteRange(value.range.end, value.range.end), with: ")", in: use.place)
    case .fromPointer:
      guard let sign = withoutAddress([value]) else {
        throw Obstacle(reason: "the value of a list is not written in the literal")
      }
      drafts[use.place, default: DraftEdits()].removals.append(sign)
    }
  }

  /// A name of the SDK's package as the file spells it.
  func qualified(_ name: String, _ use: Use) throws(Obstacle) -> String {
    guard let imports = inference.imports[use.place] else { return name }
    if imports.dotted.contains(.admin(use.version)) { return name }
    let aliases = imports.named.filter { $0.value == .admin(use.version) }.keys.sorted()
    guard let alias = aliases.first else {
      throw Obstacle(reason: "the file does not import the SDK, which is needed for `\(name)`")
    }
    return "\(alias).\(name)"
  }

  /// `NewX(...)`.
  mutating func rewrite(
    constructor name: Identifier, _ call: CallExpression, _ model: String, _ hasDefaults: Bool,
    _ use: Use
  ) throws(Obstacle) {
    let new = try replacement(of: model, use)
    replace(
      name.range, with: "New" + new + (hasDefaults ? "WithDefaults" : ""), in: use.place)
    if hasDefaults { return }
    guard let before = rules.shape(of: model, at: use.version)?.required,
      let after = rules.shape(of: new, at: target)?.required
    else { return }
    guard call.arguments.count == before.count else {
      throw Obstacle(reason: "the arguments of `\(name.name)` are not written one by one")
    }
    if before == after { return }
    if after.isEmpty {
      return try makeLiteral(of: call, name, new, before, use)
    }
    guard before.starts(with: after) else {
      throw Obstacle(reason: "`New\(new)` takes other arguments")
    }
    let gone = Array(call.arguments.dropFirst(after.count))
    let start = call.arguments[after.count - 1].range.end
    let end = gone.last?.range.end ?? start
    try drop(ByteRange(start, end), gone, use)
  }

  /// `NewTenantRestore(a, b)` for an answer becomes a literal with both fields.
  private mutating func makeLiteral(
    of call: CallExpression, _ name: Identifier, _ new: String, _ fields: [String], _ use: Use
  ) throws(Obstacle) {
    guard !fields.isEmpty, case .selector(let function) = call.function else {
      if fields.isEmpty { return }
      throw Obstacle(reason: "`New\(new)` takes no arguments")
    }
    let pointer = try qualified("PtrString", use)
    drafts[use.place]?.edits.removeAll { $0.range == name.range }
    replace(ByteRange(function.range.start, function.range.start), with: "&", in: use.place)
    replace(name.range, with: new, in: use.place)
    let open = ByteRange(call.parentheses.start, call.parentheses.start + 1)
    let close = ByteRange(call.parentheses.end - 1, call.parentheses.end)
    replace(open, with: "{", in: use.place)
    for (field, argument) in zip(fields, call.arguments) {
      let start = ByteRange(argument.range.start, argument.range.start)
      replace(start, with: "\(field): \(pointer)(", in: use.place)
      replace(ByteRange(argument.range.end, argument.range.end), with: ")", in: use.place)
    }
    replace(close, with: "}", in: use.place)
  }
}

extension FieldChange {
  /// Whether the field holds text, whose accessors are the same for both types.
  fileprivate var isText: Bool { name == "SnapshotId" || name == "TargetDeploymentItemName" }
}
