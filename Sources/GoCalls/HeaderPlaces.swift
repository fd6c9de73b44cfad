import Calls
import GoSyntax
import Text

extension Evaluation {
  /// Notes that a header of a request that is put together was set by a statement of its own.
  func notePlace(after site: CallSite, headers: Int) {
    guard let key = unsent.first(where: { $0.value.headers == headers })?.key,
      let pending = unsent[key], pending.loopDepth == loopDepth,
      pending.frames.count == frames.count, pending.site.unit == site.unit,
      let statement, statement.unit == site.unit, statement.range == site.origin.range,
      case .selector(let function) = site.expression.function,
      case .selector(let header) = function.base, header.name.name == "Header",
      case .identifier(let request) = header.base
    else { return }
    let bytes = program.units[site.unit].text.bytes
    let start = lineStart(of: site.origin.range.start, bytes)
    let indent = bytes[ByteRange(start, site.origin.range.start)]
    guard indent.allSatisfy({ $0 == 9 || $0 == 32 }), !isStringsTaken(site.unit) else { return }
    unsent[key]?.place = HeaderPlace(
      file: site.origin.file, offset: site.origin.range.end, indent: Array(indent),
      followsLine: true, request: request.name, importOfStrings: importOfStrings(site.unit))
  }

  /// The place before the statement that sends a request.
  func place(
    before site: CallSite, _ pending: PendingRequest, _ cell: Int, _ state: State
  ) -> HeaderPlace? {
    guard pending.site.unit == site.unit, pending.frames.count == frames.count,
      let statement, statement.unit == site.unit, statement.range.contains(site.origin.range)
    else { return nil }
    let request = site.expression.arguments.lazy.compactMap { argument -> String? in
      if case .identifier(let name) = argument { return name.name }
      return nil
    }.last
    guard let request, !isStringsTaken(site.unit) else { return nil }
    let bytes = program.units[site.unit].text.bytes
    let start = lineStart(of: statement.range.start, bytes)
    let indent = bytes[start...].prefix { $0 == 9 || $0 == 32 }
    return HeaderPlace(
      file: site.origin.file, offset: start, indent: Array(indent), followsLine: false,
      request: request, importOfStrings: importOfStrings(site.unit))
  }

  /// Whether `strings` is something else in a file than the package of that name, and can be no
  /// import.
  private func isStringsTaken(_ unit: Int) -> Bool {
    let source = program.units[unit]
    if let path = source.imports["strings"] { return path != "strings" }
    let key = program.key("strings", unit)
    return program.globals[key] != nil || program.types[key] != nil
      || program.functions[key] != nil
  }

  private func lineStart(of offset: Int, _ bytes: [UInt8]) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != 10 { start -= 1 }
    return start
  }

  /// The edit that imports `strings`, in the order of the first group of imports.
  func importOfStrings(_ unit: Int) -> SourceEdit? {
    let source = program.units[unit]
    if source.imports["strings"] == "strings" { return nil }
    let specs = source.tree.imports
    let bytes = source.text.bytes
    for declaration in source.tree.declarations {
      guard case .imports(let group) = declaration else { continue }
      guard group.parentheses != nil, let first = group.specs.first else {
        let text = [UInt8]("\nimport \"strings\"".utf8)
        let end = ByteRange(group.range.end, group.range.end)
        return SourceEdit(file: source.file, range: end, replacement: text)
      }
      let before = specs.prefix { spec in
        let path = source.spelling(spec.path.range).dropFirst().dropLast()
        return path < "strings" && !path.contains(".")
      }
      if let last = before.last {
        let end = ByteRange(last.range.end, last.range.end)
        return SourceEdit(
          file: source.file, range: end, replacement: [UInt8]("\n\t\"strings\"".utf8))
      }
      let start = lineStart(of: first.range.start, bytes)
      return SourceEdit(
        file: source.file, range: ByteRange(start, start),
        replacement: [UInt8]("\t\"strings\"\n".utf8))
    }
    return nil
  }
}
