import GoSyntax

/// Values that come out of code that is not seen: functions and generic types of other modules.
extension Inference {
  /// What such a function gives, as far as what it was given tells.
  func lost(_ arguments: [GoType], from function: GoType, _ call: CallExpression) -> GoType {
    guard watch == nil else { return .unknown }
    var (types, isStandard) = (arguments, false)
    if case .lost(let own, let isKnown) = function {
      (types, isStandard) = (own + arguments, isKnown)
    } else if case .selector(let selector) = call.function.withoutIndex,
      case .identifier(let base) = selector.base
    {
      isStandard = self.isStandard("\(base.name).\(selector.name.name)")
    }
    guard types.contains(where: { !$0.deprecatedCells.isEmpty }) else { return .unknown }
    if isStandard, let result = standardResult(call.function.withoutIndex, arguments) {
      return result
    }
    return .lost(types, isStandard: isStandard)
  }

  /// What functions of Go's own packages give that keep the type of their first argument, or give
  /// one of its elements.
  private func standardResult(_ function: Expression, _ arguments: [GoType]) -> GoType? {
    guard case .selector(let selector) = function, case .identifier(let base) = selector.base,
      case .package(.other(let path))? = lookup(base.name)?.type, let first = arguments.first
    else { return nil }
    switch "\(path).\(selector.name.name)" {
    case "slices.Clone", "slices.Clip", "slices.Grow", "slices.Insert", "slices.Delete",
      "slices.DeleteFunc", "slices.Replace", "slices.Compact", "slices.CompactFunc",
      "slices.Concat", "maps.Clone", "cmp.Or":
      return first.holdsUnknown ? nil : first
    case "slices.Max", "slices.MaxFunc", "slices.Min", "slices.MinFunc":
      if case .slice(let element) = underlying(first), !element.holdsUnknown { return element }
      return nil
    default: return nil
    }
  }

  /// A field or method of such a value: that of the one model or request that has it, if no other
  /// type can.
  mutating func lostMember(
    _ selector: SelectorExpression, _ types: [GoType], isStandard: Bool, _ access: Use.Access
  ) -> GoType {
    let name = selector.name
    var owners: [Meaning: SDKType] = [:]
    for type in types.flatMap(sdkTypes) where type.isDeprecated {
      for part in parts(of: type) where hasMember(name, part) { owners[part.meaning] = part }
    }
    let gone = GoType.lost(types, isStandard: isStandard)
    guard !owners.isEmpty else { return gone }
    var seen = 0
    let isShared = types.contains { mayHave(name, $0, &seen) }
    guard owners.count == 1, let owner = owners.values.first, !isShared else {
      for owner in owners.values.sorted(by: { $0.cell < $1.cell }) where changes(name, owner) {
        cells.block(
          owner.cell, "the type of the value before `.\(name.name)` is not known")
      }
      return gone
    }
    if !isStandard, changes(name, owner) {
      cells.assume(
        owner.cell, "the value before `.\(name.name)` is of the type of the SDK that has it")
    }
    recordUse(of: selector, .sdk(owner), access)
    return sdkMember(name, of: owner) ?? gone
  }

  private mutating func hasMember(_ name: Identifier, _ type: SDKType) -> Bool {
    switch type.meaning {
    case .request: return name.name == "Execute"
    case .model(let model):
      let fields = names.rules.shape(of: model, at: type.version)?.fields ?? [:]
      return fields[name.name] != nil || Accessor(name.name, fields: fields) != nil
    default: return false
    }
  }

  /// Whether a type that is none of the SDK has a member of this name, or may have.
  private mutating func mayHave(_ name: Identifier, _ type: GoType, _ seen: inout Int) -> Bool {
    seen += 1
    guard seen < 200 else { return true }
    switch type {
    case .unknown, .parameter: return true
    case .basic(let text): return text.contains(".") && !isStandard(text)
    case .declared, .generic, .structure, .interface:
      var copy = self
      return copy.member(name, of: type) != nil
    case .pointer(let inner), .slice(let inner), .channel(let inner), .type(let inner):
      return mayHave(name, inner, &seen)
    case .map(let key, let value):
      return mayHave(name, key, &seen) || mayHave(name, value, &seen)
    case .tuple(let types), .lost(let types, _):
      for type in types where mayHave(name, type, &seen) { return true }
      return false
    case .function(let signature):
      for type in signature.parameters + signature.results where mayHave(name, type, &seen) {
        return true
      }
      return false
    case .sdk, .package: return false
    }
  }

  /// Whether what a member is called or gives depends on what replaces a model.
  private func changes(_ name: Identifier, _ type: SDKType) -> Bool {
    guard case .model(let model) = type.meaning,
      let fields = names.rules.shape(of: model, at: type.version)?.fields,
      let replacement = names.rules.replacements[model]
    else { return false }
    let accessor = Accessor(name.name, fields: fields)
    let field = accessor?.field ?? name.name
    if replacement.renames[field] != nil { return true }
    let target = names.rules.target(from: type.version)
    return ([replacement.answer] + replacement.bodies.values).contains { new in
      names.rules.shape(of: new, at: target)?.fields[field] != fields[field]
    }
  }
}

extension Expression {
  /// The function without the type arguments after it.
  fileprivate var withoutIndex: Expression {
    if case .index(let index) = self { index.base.withoutIndex } else { self }
  }
}
