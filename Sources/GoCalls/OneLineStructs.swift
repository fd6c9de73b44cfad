import GoSyntax
package import Text

/// Structs on one line whose field gets a tag: gofmt gives such a field a line of its own.
///
/// - Parameters:
///   - edits: edits of `bytes`.
///   - bytes: the file before them.
/// - Returns: further edits of `bytes`, of white space only.
package func unfoldedStructs(_ edits: [Edit], in bytes: [UInt8]) -> [Edit] {
  let tags = edits.filter { $0.range.isEmpty && $0.replacement.starts(with: " `".utf8) }
  guard !tags.isEmpty else { return [] }
  var result: [Edit] = []
  parseGo(bytes).walk { node in
    guard case .expression(.structType(let structure)) = node else { return true }
    guard let field = structure.fields.first, structure.fields.count == 1, field.tag == nil,
      tags.contains(where: { $0.range.start == field.range.end }),
      !bytes[structure.range].contains(10)
    else { return true }
    var start = structure.range.start
    while start > 0, bytes[start - 1] != 10 { start -= 1 }
    let indent = Array(bytes[start...].prefix { $0 == 9 || $0 == 32 })
    var keyword = structure.braces.start
    while keyword > 0, [9, 32].contains(bytes[keyword - 1]) { keyword -= 1 }
    result.append(
      Edit(
        range: ByteRange(keyword, field.range.start),
        replacement: [UInt8](" {\n".utf8) + indent + [9]))
    result.append(
      Edit(
        range: ByteRange(field.range.end, structure.braces.end - 1), replacement: [10] + indent))
    return true
  }
  return result
}
