import GoSyntax
package import Text

/// What edits of a Go file leave behind so that it would not compile: variables that nothing uses
/// any more, and imports. Lines that were aligned with deleted ones are aligned anew.
///
/// - Parameters:
///   - edits: edits of `bytes`.
///   - bytes: the file before them.
/// - Returns: the edits that are needed beside them, in offsets of `bytes`; nil where a variable
///   is left over in a way that cannot be dealt with, or where its name means more than one thing.
package func fallout(of edits: [Edit], in bytes: [UInt8]) -> [Edit]? {
  var all = Array(Set(edits))
  let old = Set(unused(in: bytes).map(\.name))
  for _ in 0..<12 {
    guard let text = apply(all, to: bytes) else { return nil }
    let left = unused(in: text).filter { !old.contains($0.name) }
    if left.isEmpty {
      if removeAmbiguousUse(all, in: bytes) { return nil }
      all += aligned(text, at: linePlaces(all, bytes)).compactMap { original($0, all) }
      return all.filter { !edits.contains($0) }
    }
    for item in left {
      guard let edit = item.edit, let own = original(edit, all) else { return nil }
      all.append(own)
    }
  }
  return nil
}

/// The calls that edits take away and that may do more than give a value, as they are spelled.
package func removedCalls(_ edits: [Edit], in bytes: [UInt8]) -> [String] {
  let removed = edits.map(\.range).filter { !$0.isEmpty }
  let file = parseGo(bytes)
  let purity = Purity(file)
  var result: [String] = []
  file.walk { node in
    guard case .expression(.call(let call)) = node,
      removed.contains(where: { $0.contains(call.range) })
    else { return true }
    if !purity.isPure(call) {
      result.append(String(decoding: bytes[call.range], as: UTF8.self))
    }
    return false
  }
  return result
}

/// Which calls only give a value, as far as one file tells.
private struct Purity {
  private var functions: [String: FunctionDeclaration] = [:]

  init(_ file: GoFile) {
    for case .function(let function) in file.declarations where function.receiver == nil {
      functions[function.name.name] = function
    }
  }

  func isPure(_ call: CallExpression, depth: Int = 0) -> Bool {
    guard depth < 4 else { return false }
    var isPure = true
    for argument in call.arguments {
      Node.expression(argument).walk { node in
        if case .expression(.call(let inner)) = node, !self.isPure(inner, depth: depth + 1) {
          isPure = false
        }
        return isPure
      }
    }
    guard isPure else { return false }
    if isPureFunction(call.function) { return true }
    switch call.function {
    case .arrayType: return true
    case .identifier(let name):
      if ["string", "len", "append", "min", "max"].contains(name.name) { return true }
      return functions[name.name].map { onlyGivesValue($0, depth: depth + 1) } ?? false
    default: return false
    }
  }

  /// Whether a function sets nothing outside, sends nothing and always returns.
  private func onlyGivesValue(_ function: FunctionDeclaration, depth: Int) -> Bool {
    guard let body = function.body else { return false }
    var result = true
    Node.block(body).walk { node in
      switch node {
      case .statement(.assignment(let assignment)):
        for target in assignment.left {
          if case .identifier = target { continue }
          result = false
        }
      case .statement(.send), .statement(.launch), .statement(.for), .statement(.select):
        result = false
      case .expression(.call(let call)):
        if !isPure(call, depth: depth) { result = false }
      default: break
      }
      return result
    }
    return result
  }
}

/// Where whole lines were deleted, in offsets of the text after the edits.
private func linePlaces(_ edits: [Edit], _ bytes: [UInt8]) -> [Int] {
  var shift = 0
  var places: [Int] = []
  for edit in edits.sorted() {
    let isLine =
      edit.replacement.isEmpty && !edit.range.isEmpty && bytes[edit.range.end - 1] == 10
      && (edit.range.start == 0 || bytes[edit.range.start - 1] == 10)
    if isLine { places.append(edit.range.start + shift) }
    shift += edit.replacement.count - edit.range.count
  }
  return places
}

/// A variable or import that nothing uses, and the edit that takes it away if there is one.
private struct Unused {
  let name: String
  let edit: Edit?
}

/// An edit of the text after `edits` as one of the text before; nil if it touches one of them.
private func original(_ edit: Edit, _ edits: [Edit]) -> Edit? {
  var shift = 0
  for other in edits.sorted() {
    let start = other.range.start + shift
    let end = start + other.replacement.count
    if edit.range.start < end, start < edit.range.end { return nil }
    if end <= edit.range.start { shift += other.replacement.count - other.range.count }
  }
  return Edit(range: edit.range.moved(by: -shift), replacement: edit.replacement)
}

private func unused(in bytes: [UInt8]) -> [Unused] {
  let file = parseGo(bytes)
  var result: [Unused] = []
  for declaration in file.declarations {
    guard case .function(let function) = declaration, let body = function.body else { continue }
    result += unusedVariables(in: body, bytes).map {
      Unused(name: "\(function.name.name).\($0.name)", edit: $0.edit)
    }
  }
  return result + unusedImports(in: file, bytes)
}

/// Where a variable is declared.
private enum Place {
  case assignment(AssignmentStatement, Int)
  case spec(ValueSpec, ByteRange)
  case other
}

private func unusedVariables(in body: Block, _ bytes: [UInt8]) -> [Unused] {
  var places: [String: [Place]] = [:]
  var uses: [String: Int] = [:]
  Node.block(body).walk { node in
    switch node {
    case .statement(.assignment(let assignment)):
      for (index, target) in assignment.left.enumerated() {
        guard case .identifier(let name) = target else { continue }
        // The walk counts the name itself, which is no use.
        if assignment.operator == .define || assignment.operator == .assign {
          uses[name.name, default: 0] -= 1
        }
        if assignment.operator == .define {
          places[name.name, default: []].append(.assignment(assignment, index))
        } else {
          places[name.name, default: []].append(.other)
        }
      }
    case .statement(.declaration(.variables(let group))):
      for spec in group.specs {
        for name in spec.names {
          places[name.name, default: []].append(.spec(spec, group.range))
        }
      }
    case .expression(.composite(let literal)):
      for element in literal.elements where !isMap(literal) {
        if case .identifier(let key) = element.key { uses[key.name, default: 0] -= 1 }
      }
    case .expression(.identifier(let name)): uses[name.name, default: 0] += 1
    default: break
    }
    return true
  }
  return places.filter { $0.key != "_" && uses[$0.key, default: 0] <= 0 }.sorted { $0.key < $1.key }
    .filter { item in item.value.contains { if case .other = $0 { false } else { true } } }
    .map { Unused(name: $0.key, edit: $0.value.count == 1 ? removal(of: $0.value[0], bytes) : nil) }
}

private func isMap(_ literal: CompositeLiteral) -> Bool {
  if case .mapType = literal.type { return true }
  return false
}

/// The edit after which a variable is not declared; what its value does is kept.
private func removal(of place: Place, _ bytes: [UInt8]) -> Edit? {
  switch place {
  case .assignment(let assignment, let index):
    let names = assignment.left.map(\.range)
    if names.count == 1 {
      if assignment.right.allSatisfy(isPure) {
        return Edit(range: lineRemoval(of: assignment.range, bytes), replacement: [])
      }
      let head = ByteRange(names[0].start, assignment.operatorRange.end)
      return Edit(range: head, replacement: [UInt8]("_ =".utf8))
    }
    let others = names.indices.filter { $0 != index }
    let isLast = others.allSatisfy { bytes[names[$0]].elementsEqual("_".utf8) }
    guard !isLast else { return nil }
    return Edit(range: names[index], replacement: [UInt8(ascii: "_")])
  case .spec(let spec, let range):
    guard spec.names.count == 1, spec.values.allSatisfy(isPure) else { return nil }
    let isAlone = spec.range.end == range.end
    return Edit(range: lineRemoval(of: isAlone ? range : spec.range, bytes), replacement: [])
  case .other: return nil
  }
}

/// Whether evaluating an expression does nothing else.
private func isPure(_ expression: Expression) -> Bool {
  switch expression {
  case .identifier, .literal: true
  case .parenthesized(_, let inner): isPure(inner)
  case .selector(let selector): isPure(selector.base)
  case .binary(let binary): isPure(binary.first) && binary.rest.allSatisfy { isPure($0.operand) }
  case .composite(let literal): literal.elements.allSatisfy { isPure($0.value) }
  case .call(let call): isPureFunction(call.function) && call.arguments.allSatisfy(isPure)
  default: false
  }
}

private func isPureFunction(_ function: Expression) -> Bool {
  guard case .selector(let selector) = function, case .identifier(let package) = selector.base
  else { return false }
  let name = "\(package.name).\(selector.name.name)"
  let names = [
    "os.Getenv", "os.LookupEnv", "fmt.Sprintf", "fmt.Sprint", "strconv.Itoa", "url.PathEscape",
    "url.QueryEscape", "path.Join", "path.Base", "filepath.Base", "admin.PtrString",
  ]
  return names.contains(name) || package.name == "strings"
}

private func unusedImports(in file: GoFile, _ bytes: [UInt8]) -> [Unused] {
  var names: Set<String> = []
  file.walk { node in
    if case .expression(.selector(let selector)) = node,
      case .identifier(let base) = selector.base
    {
      names.insert(base.name)
    }
    return true
  }
  var result: [Unused] = []
  for declaration in file.declarations {
    guard case .imports(let group) = declaration else { continue }
    for spec in group.specs {
      let path = String(decoding: bytes[spec.path.range].dropFirst().dropLast(), as: UTF8.self)
      let name = spec.name?.name ?? Unit.defaultName(path)
      guard name != "_", name != ".", path != "C", !names.contains(name) else { continue }
      let range = group.parentheses == nil ? group.range : spec.range
      let edit = Edit(range: lineRemoval(of: range, bytes), replacement: [])
      result.append(Unused(name: "import \(path)", edit: edit))
    }
  }
  return result
}
