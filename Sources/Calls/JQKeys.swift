import Text

extension JQInvocation {
  /// The fields that an object may have which the program builds, with `-n`; nil if that cannot be
  /// told. Conditions decide which of them it has.
  package func possibleKeys() -> Set<[UInt8]>? {
    guard let program, options.contains(.nullInput),
      case .success(let tree) = JQProgram.parse(program.text.bytes), !tree.usesModules
    else { return nil }
    return JQKeys().keys(of: tree.body, input: nil)
  }
}

/// Collects the names of the fields that a program may give an object.
private struct JQKeys {
  /// - Parameter input: the fields of the input; nil where these are not known.
  func keys(of node: JQNode, input: Set<[UInt8]>?) -> Set<[UInt8]>? {
    switch node.kind {
    case .identity: return input
    case .object(let members): return keys(of: members)
    case .path(let inner, let suffixes):
      return suffixes.isEmpty ? keys(of: inner, input: input) : nil
    case .conditional(let branches, let otherwise):
      let last = otherwise.map { keys(of: $0, input: input) } ?? input
      return joined(branches.map { keys(of: $0.result, input: input) } + [last])
    case .operation(let operands, let operators): return keys(of: operands, operators, input)
    case .pipe(let stages):
      // A program's own function may have the name of a builtin.
      let defines = stages.contains { if case .define = $0.kind { true } else { false } }
      if defines { return nil }
      return stages.reduce(input) { known, stage in keys(of: stage, input: known) }
    case .call(let name, let arguments):
      return isFilter(String(decoding: name, as: UTF8.self), arguments) ? input : nil
    default: return nil
    }
  }

  private func keys(of members: [JQMember]) -> Set<[UInt8]>? {
    let names = members.map { member -> [UInt8]? in
      switch member.key {
      case .name(let name), .variable(let name):
        return name.contains(TracedText.holeByte) ? nil : name
      case .string(let string): return string.constant
      case .computed: return nil
      }
    }
    let known = names.compactMap(\.self)
    return known.count == names.count ? Set(known) : nil
  }

  /// `{...} + {...}`, or `.name = value`.
  private func keys(
    of operands: [JQNode], _ operators: [JQOperator], _ input: Set<[UInt8]>?
  ) -> Set<[UInt8]>? {
    if operators.allSatisfy({ $0 == .add || $0 == .multiply }) {
      return joined(operands.map { keys(of: $0, input: input) })
    }
    let updates: [JQOperator] = [.assign, .update, .arithmeticUpdate]
    guard operators.count == 1, updates.contains(operators[0]), let input,
      case .path(let base, let suffixes) = operands[0].kind, base.kind == .identity,
      let first = suffixes.first
    else { return nil }
    switch first.kind {
    case .field(let name): return input.union([name])
    case .string(let string): return string.constant.map { input.union([$0]) }
    default: return nil
    }
  }

  /// Whether a function gives an object no other fields than its input has.
  private func isFilter(_ name: String, _ arguments: [JQNode]) -> Bool {
    switch name {
    case "del", "map_values", "select": return arguments.count == 1
    case "with_entries":
      guard arguments.count == 1, case .call(let inner, _) = arguments[0].kind else { return false }
      return inner.elementsEqual("select".utf8)
    default: return false
    }
  }

  private func joined(_ parts: [Set<[UInt8]>?]) -> Set<[UInt8]>? {
    var result: Set<[UInt8]> = []
    for part in parts {
      guard let part else { return nil }
      result.formUnion(part)
    }
    return result
  }
}
