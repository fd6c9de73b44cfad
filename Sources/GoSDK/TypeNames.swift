import GoSyntax
import Text

/// The names of types as text.
extension Inference {
  /// Notes that a function is given values of types that get other names, and shows those names:
  /// `%T` and `%#v` of package fmt, and reflection.
  mutating func noteTypeNames(_ types: [GoType], _ call: CallExpression) {
    guard case .selector(let selector) = call.function,
      case .identifier(let base) = selector.base,
      case .package(.other(let path))? = lookup(base.name)?.type
    else { return }
    let name = selector.name.name
    let isReflection = path == "reflect" && name != "DeepEqual"
    guard isReflection || ["fmt", "log"].contains(path) && namesTypes(call) else { return }
    let function = "\(base.name).\(name)"
    for cell in types.flatMap(\.deprecatedCells) {
      if isReflection || name.hasPrefix("Sprint") || name.hasPrefix("Errorf") {
        cells.assume(
          cell,
          "the name of the type that `\(function)` gives, which is another one now, is not "
            + "looked at")
      } else {
        cells.note(cell, "`\(function)` shows the name of the type, which is another one now")
      }
    }
  }

  /// Whether a format of a call asks for the name of a type, or may do so.
  private func namesTypes(_ call: CallExpression) -> Bool {
    call.arguments.contains { argument in
      guard case .literal(let literal) = argument, literal.kind.isString else { return false }
      let text = Array(source.bytes[literal.range])
      return Markers(["T", "#v"].map { [UInt8]($0.utf8) }).allOccurrences(in: text).contains {
        found in
        // Flags, width, precision and an index may stand between: `%[2]T`.
        let before = text[..<found.offset].reversed().drop {
          "[]0123456789+-#. *".utf8.contains($0)
        }
        return before.first == UInt8(ascii: "%")
      }
    }
  }
}
