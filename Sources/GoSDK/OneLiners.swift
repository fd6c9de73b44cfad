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
  return result
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
