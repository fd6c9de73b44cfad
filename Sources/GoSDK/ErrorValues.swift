import GoSyntax
import Text

/// Fields of the SDK's errors that are pointers in one release and values in a later one.
extension VersionMoves {
  /// What makes the code read values, where the type of the error is written or comes from
  /// `AsError`: `*e.ErrorCode` becomes `e.ErrorCode`, and `e.ErrorCode != nil` a comparison with an
  /// empty text.
  ///
  /// - Returns: the edits, and the fields that they cover.
  func values(
    of fields: Set<String>, at place: SourcePlace, _ version: SDKVersion
  ) -> (edits: [SourceEdit], selectors: Set<ByteRange>) {
    let source = inference.module.packages[place.package].sources[place.source]
    let named = inference.imports[place]?.named ?? [:]
    let packages = Set(
      named.keys.filter { name in
        if case .admin(let own)? = named[name] { own == version } else { false }
      })
    var (edits, selectors): ([SourceEdit], Set<ByteRange>) = ([], [])
    guard !fields.isEmpty, !packages.isEmpty else { return (edits, selectors) }
    for declaration in source.tree.declarations {
      let names = errors(in: declaration, packages)
      Node.declaration(declaration).walk { node in
        guard case .expression(let expression) = node,
          let (selector, change) = pointerUse(expression),
          fields.contains(selector.name.name), case .identifier(let base) = selector.base,
          names.contains(base.name), selectors.insert(selector.range).inserted
        else { return true }
        edits.append(
          SourceEdit(file: source.file, range: change.range, replacement: change.text))
        return true
      }
    }
    return (edits, selectors)
  }

  /// `*e.F`, or `e.F == nil`, with what has to change where the field is a value.
  private func pointerUse(
    _ expression: Expression
  ) -> (selector: SelectorExpression, change: (range: ByteRange, text: [UInt8]))? {
    switch expression {
    case .star(let range, .selector(let selector)):
      return (selector, (ByteRange(range.start, selector.range.start), []))
    case .binary(let binary) where binary.rest.count == 1:
      guard case .selector(let selector) = binary.first,
        case .identifier(let null)? = binary.rest.first?.operand, null.name == "nil"
      else { return nil }
      return (selector, (null.range, [UInt8]("\"\"".utf8)))
    default: return nil
    }
  }

  /// The variables of a declaration that hold such an error.
  private func errors(in declaration: Declaration, _ packages: Set<String>) -> Set<String> {
    var names: Set<String> = []
    Node.declaration(declaration).walk { node in
      switch node {
      case .parameter(let parameter) where isError(parameter.type, packages):
        names.formUnion(parameter.names.map(\.name))
      case .valueSpec(let spec):
        if let type = spec.type, isError(type, packages) { names.formUnion(spec.names.map(\.name)) }
      case .statement(.assignment(let assignment)):
        guard assignment.right.count == 1, case .call(let call) = assignment.right[0],
          case .selector(let function) = call.function, function.name.name == "AsError",
          case .identifier(let package) = function.base, packages.contains(package.name),
          case .identifier(let name)? = assignment.left.first
        else { return true }
        names.insert(name.name)
      default: break
      }
      return true
    }
    return names
  }

  /// `*admin.ApiError`
  private func isError(_ type: Expression, _ packages: Set<String>) -> Bool {
    guard case .star(_, .selector(let selector)) = type, selector.name.name == "ApiError",
      case .identifier(let package) = selector.base
    else { return false }
    return packages.contains(package.name)
  }
}
