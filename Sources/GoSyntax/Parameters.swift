import Text

/// One item of a parameter list before it is known whether a lone name is a name or a type.
struct ParameterEntry {
  var name: Identifier?
  var ellipsis: ByteRange?
  var type: Expression?
  /// Where the item ends.
  var end = 0
}

extension Parser {
  /// `func(...) ...`, at its keyword.
  mutating func functionType() -> FunctionType {
    let start = self.start
    advance()
    if kind == .leftBracket {
      report("function type must have no type parameters", at: place)
      return signature(from: start, typeParameters())
    }
    return signature(from: start)
  }

  /// Parameters and results.
  mutating func signature(
    from start: Int, _ typeParameters: ParameterList? = nil
  ) -> FunctionType {
    let parameters = parameterList(isResult: false)
    let results = results()
    return FunctionType(
      typeParameters: typeParameters, parameters: parameters, results: results,
      range: range(from: start))
  }

  private mutating func results() -> ParameterList? {
    if kind == .leftParenthesis { return parameterList(isResult: true) }
    guard let type = typeIfAny() else { return nil }
    let parameter = Parameter(names: [], ellipsis: nil, type: type, range: type.range)
    return ParameterList(isEnclosed: false, parameters: [parameter], range: type.range)
  }

  /// `(...)`
  mutating func parameterList(isResult: Bool) -> ParameterList {
    let start = self.start
    expect(.leftParenthesis)
    let list = parameters(after: nil, closing: .rightParenthesis)
    expect(.rightParenthesis)
    checkEllipses(list, allowsLast: !isResult)
    return ParameterList(isEnclosed: true, parameters: list, range: range(from: start))
  }

  /// `[...]`, at its bracket.
  mutating func typeParameters() -> ParameterList {
    let start = self.start
    advance()
    if kind == .rightBracket { report("empty type parameter list", at: place) }
    let list = parameters(after: nil, closing: .rightBracket)
    expect(.rightBracket)
    return ParameterList(isEnclosed: true, parameters: list, range: range(from: start))
  }

  /// Parameters up to `closing`; `first` is what was taken of the first one.
  mutating func parameters(
    after first: ParameterEntry?, closing: Token.Kind
  ) -> [Parameter] {
    let isTypeList = closing == .rightBracket
    var first = first
    var entries: [ParameterEntry] = []
    while first != nil || (kind != closing && kind != .endOfFile && kind != .failure) {
      var entry = parameter(first, isTypeList)
      entry.end = lastEnd
      first = nil
      entries.append(entry)
      if kind == closing { break }
      expectComma("parameter list")
    }
    let list = grouped(entries, isTypeList)
    if isTypeList { checkEllipses(list, allowsLast: false) }
    return list
  }

  private mutating func parameter(_ given: ParameterEntry?, _ isTypeList: Bool) -> ParameterEntry {
    var entry = given ?? ParameterEntry()
    if let type = entry.type {
      entry.type = isTypeList ? union(from: type) : type
      return entry
    }
    if entry.name == nil {
      if isTypeList, kind == .tilde {
        entry.type = union()
        return entry
      }
      if kind == .identifier { entry.name = identifier() }
    }
    if let name = entry.name {
      typeAfterName(name, &entry, isTypeList)
    } else {
      typeAlone(&entry)
    }
    if isTypeList, kind == .or, entry.ellipsis == nil, let type = entry.type {
      entry.type = union(from: type)
    }
    return entry
  }

  private mutating func typeAfterName(
    _ name: Identifier, _ entry: inout ParameterEntry, _ isTypeList: Bool
  ) {
    switch kind {
    case .identifier, .star, .arrow, .func, .chan, .map, .struct, .interface, .leftParenthesis:
      entry.type = type()
    case .leftBracket: (entry.name, entry.type) = arrayFieldOrInstance(name)
    case .ellipsis: dots(&entry)
    case .period: (entry.name, entry.type) = (nil, qualifiedType(name))
    case .tilde where isTypeList: entry.type = union()
    case .or where isTypeList: (entry.name, entry.type) = (nil, union(from: .identifier(name)))
    default: break
    }
  }

  private mutating func typeAlone(_ entry: inout ParameterEntry) {
    if kind == .ellipsis {
      dots(&entry)
    } else {
      entry.type = typeIfAny()
      if entry.type == nil { fail("expected parameter") }
    }
  }

  private mutating func dots(_ entry: inout ParameterEntry) {
    entry.ellipsis = place
    advance()
    entry.type = type()
  }

  /// Tells names from types: if no item has both, all are types (spec, "Function types"); else the
  /// lone ones are names of the type that follows.
  private mutating func grouped(_ entries: [ParameterEntry], _ isTypeList: Bool) -> [Parameter] {
    let isNamed = entries.contains { $0.name != nil && $0.type != nil }
    guard isNamed else {
      if isTypeList, !entries.isEmpty { report("missing type parameter name", at: place) }
      return entries.compactMap(unnamed)
    }
    var list: [Parameter] = []
    var names: [Identifier] = []
    for entry in entries {
      if let name = entry.name {
        names.append(name)
      } else if let type = entry.type {
        report("missing parameter name", at: type.range)
      }
      guard let type = entry.type else { continue }
      let start = names.first?.range.start ?? entry.ellipsis?.start ?? type.range.start
      let range = ByteRange(start, max(start, entry.end))
      list.append(Parameter(names: names, ellipsis: entry.ellipsis, type: type, range: range))
      names = []
    }
    if let name = names.first { report("missing parameter type", at: name.range) }
    return list
  }

  private func unnamed(_ entry: ParameterEntry) -> Parameter? {
    guard let type = entry.type ?? entry.name.map(Expression.identifier) else { return nil }
    let start = entry.ellipsis?.start ?? type.range.start
    return Parameter(
      names: [], ellipsis: entry.ellipsis, type: type, range: ByteRange(start, type.range.end))
  }

  /// `...` stands only before the type of the last parameter.
  private mutating func checkEllipses(_ list: [Parameter], allowsLast: Bool) {
    for (index, parameter) in list.enumerated() {
      guard let ellipsis = parameter.ellipsis else { continue }
      let isLast = index == list.count - 1 && parameter.names.count < 2
      if !allowsLast || !isLast { report("invalid use of '...'", at: ellipsis) }
    }
  }
}
