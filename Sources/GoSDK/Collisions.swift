import GoSyntax

/// New names that would mean something else where they are written.
extension Inference {
  /// A field or method of an embedded model keeps meaning that only if nothing that is nearer has
  /// the name that it gets.
  mutating func checkPromotion(of name: Identifier, _ owner: SDKType, _ base: GoType) {
    guard case .model(let model) = owner.meaning,
      let fields = names.rules.shape(of: model, at: owner.version)?.fields,
      let replacement = names.rules.replacements[model]
    else { return }
    let accessor = Accessor(name.name, fields: fields)
    let field = accessor?.field ?? name.name
    let new = replacement.renames[field] ?? field
    let written = accessor.map { [$0.name(of: new)] } ?? [new, "Get" + new, "Set" + new]
    for taken in written where taken != name.name && hasOwn(taken, base.pointee) {
      cells.block(
        owner.cell, "`\(taken)` is something else in the struct around the value of the SDK")
    }
  }

  /// Whether a type has a field or method of a name that does not come from a model in it.
  private func hasOwn(_ name: String, _ type: GoType, depth: Int = 0) -> Bool {
    guard depth < 6 else { return false }
    switch type {
    case .generic(let index, _), .declared(let index):
      return types[index].methods[name] != nil
        || hasOwn(name, types[index].underlying, depth: depth + 1)
    case .structure(let index):
      return structures[index].contains { field in
        field.name == name || field.isEmbedded && hasOwn(name, field.type.pointee, depth: depth + 1)
      }
    default: return false
    }
  }

  /// What stands beside one another and must differ, such as the cases of a type switch, the
  /// embedded types of a struct, the terms of a union: what is deprecated becomes what is there.
  mutating func checkTwins(_ all: [GoType]) {
    let found = all.map(\.pointee).flatMap { type -> [SDKType] in
      if case .sdk(let type) = type { [type] } else { [] }
    }
    for old in found where old.isDeprecated {
      guard
        found.contains(where: { !$0.isDeprecated && isReplacement($0.meaning, of: old.meaning) })
      else { continue }
      cells.block(old.cell, "what replaces the type stands beside it")
    }
  }

  private func isReplacement(_ new: Meaning, of old: Meaning) -> Bool {
    switch (old, new) {
    case (.model(let old), .model(let new)):
      guard let replacement = names.rules.replacements[old] else { return false }
      return replacement.answer == new || replacement.bodies.values.contains(new)
    case (.service(let old), .service(let new)), (.serviceStruct(let old), .serviceStruct(let new)):
      return old == new
    default: return false
    }
  }
}
