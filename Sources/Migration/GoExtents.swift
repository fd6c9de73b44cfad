import GoSyntax
import Text

/// The declarations and statements of a Go file.
func extents(of file: GoFile) -> [ByteRange] {
  var found = file.declarations.map(\.range)
  file.walk { node in
    if case .statement(let statement) = node { found.append(statement.range) }
    return true
  }
  return found
}
