import GoSyntax
import Text

/// Functions on one line that edits make longer than gofmt leaves there: their bodies get lines of
/// their own, as gofmt writes them.
///
/// - Parameter edits: in order, against `bytes`.
/// - Returns: further edits of `bytes`, all of blanks.
func unfolded(_ edits: [Edit], _ tree: GoFile, _ bytes: [UInt8]) -> [Edit] {
  guard let text = apply(edits, to: bytes) else { return [] }
  let after = parseGo(text)
  guard tree.declarations.count == after.declarations.count else { return [] }
  var result: [Edit] = []
  for (old, new) in zip(tree.declarations, after.declarations) {
    guard case .function(let function) = old, case .function(let edited) = new,
      let body = function.body, let now = edited.body, isOneLine(body, bytes),
      isOneLine(now, text), size(edited, now) > 100, size(function, body) <= 100,
      body.statements.count == now.statements.count
    else { continue }
    result += unfolding(body)
  }
  for (old, new) in zip(structs(tree), structs(after)) where isLong(new) && !isLong(old) {
    result += unfolding(old, bytes)
  }
  return result
}

private func structs(_ tree: GoFile) -> [StructType] {
  var result: [StructType] = []
  tree.walk { node in
    if case .expression(.structType(let structure)) = node { result.append(structure) }
    return true
  }
  return result
}

/// Whether gofmt gives the field of a struct with one field a line of its own (go/printer,
/// `isOneLineFieldList`).
private func isLong(_ structure: StructType) -> Bool {
  guard structure.fields.count == 1, let field = structure.fields.first else { return true }
  return (field.names.isEmpty ? 0 : 1) + field.type.range.count > 30
}

private func unfolding(_ structure: StructType, _ bytes: [UInt8]) -> [Edit] {
  guard let field = structure.fields.first, !bytes[structure.range].contains(10) else { return [] }
  var start = structure.range.start
  while start > 0, bytes[start - 1] != 10 { start -= 1 }
  let indent = Array(bytes[start...].prefix { $0 == 9 || $0 == 32 })
  var keyword = structure.braces.start
  while keyword > 0, [9, 32].contains(bytes[keyword - 1]) { keyword -= 1 }
  return [
    Edit(
      range: ByteRange(keyword, field.range.start), replacement: [UInt8](" {\n".utf8) + indent + [9]
    ),
    Edit(range: ByteRange(field.range.end, structure.braces.end - 1), replacement: [10] + indent),
  ]
}

private func isOneLine(_ body: Block, _ bytes: [UInt8]) -> Bool {
  !body.statements.isEmpty && !bytes[body.range].contains(UInt8(ascii: "\n"))
}

/// What gofmt compares with 100 (go/printer, `funcBody`): the head, the statements, and two for
/// each semicolon.
private func size(_ function: FunctionDeclaration, _ body: Block) -> Int {
  let head = body.range.start - function.range.start - 1
  let statements = body.statements.map(\.range.count).reduce(0, +)
  return head + statements + 2 * (body.statements.count - 1)
}

private func unfolding(_ body: Block) -> [Edit] {
  var result: [Edit] = []
  var position = body.range.start + 1
  for statement in body.statements {
    result.append(
      Edit(range: ByteRange(position, statement.range.start), replacement: [10, 9]))
    position = statement.range.end
  }
  result.append(Edit(range: ByteRange(position, body.range.end - 1), replacement: [10]))
  return result
}
