import GoSyntax
import Rules
import Scanner
import Text

/// What the tests of a Go program answer to its requests, or look for in them, in a form that moves
/// with no fix: JSON for any path, a file of `testdata`, the end of a path.
extension Rounds {
  /// A fix is right only with a change by hand where a test of the package still names what the
  /// request or its answer does not hold any more.
  func tieTests(_ drafts: inout [Draft]) {
    let edits = drafts.filter { $0.obstacle == nil }.flatMap(\.edits)
    var known: [String: String?] = [:]
    for index in drafts.indices where drafts[index].level != .manual && !isDouble(drafts[index]) {
      let file = drafts[index].site.range.file
      guard isGoFile(workspace.path(of: file)) else { continue }
      let folder = workspace.path(of: file).dropLast(lastComponent(workspace.path(of: file)).count)
      let key = drafts[index].rule.id + String(decoding: folder, as: UTF8.self)
      let reason = known[key] ?? expectation(of: drafts[index].rule, beside: file, edits)
      known[key] = .some(reason)
      if let reason { drafts[index].assumptions.append(reason) }
    }
  }

  /// What a fix rests on where a test beside a file names what goes away, and none of `edits` takes
  /// that along.
  func expectation(
    of rule: Rule, beside file: FileID, _ edits: [SourceEdit]
  ) -> String? {
    let tests = workspace.names(in: [UInt8(ascii: ".")], from: file)
      .filter { $0.suffix(8).elementsEqual("_test.go".utf8) }
      .compactMap { workspace.load($0, from: file) }
    for test in tests {
      let own = edits.filter { $0.file == test }.map(\.edit.range)
      let place = places(of: rule, in: test).first { place in
        !own.contains { $0.overlaps(place) || $0.contains(place) }
      }
      if let place { return expected(test, place) }
    }
    if tests.isEmpty { return nil }
    let fields = rule.response.renamed.keys.sorted()
    let folder = [UInt8]("testdata".utf8)
    for name in workspace.names(in: folder, from: file).prefix(100) {
      guard let data = workspace.load(folder + [UInt8(ascii: "/")] + name, from: file) else {
        continue
      }
      let bytes = workspace.bytes(of: data)
      let found = Markers(fields.map { [UInt8]("\"\($0)\"".utf8) }).allOccurrences(in: bytes).first
      if let found {
        let end = found.offset + 1 + fields[found.marker].utf8.count
        return expected(data, ByteRange(found.offset + 1, end))
      }
    }
    return nil
  }

  private func expected(_ file: FileID, _ place: ByteRange) -> String {
    let bytes = workspace.bytes(of: file)
    let path = String(decoding: workspace.path(of: file), as: UTF8.self)
    let text = String(decoding: bytes[place], as: UTF8.self)
    return "the test that names `\(text)` at \(path):\(LineTable(bytes).line(at: place.start)) is "
      + "not about this request, or is changed by hand"
  }

  /// The places in a test's strings and tags where something stands that goes away: a field, the
  /// date of the media type, a part of the path between slashes.
  func places(of rule: Rule, in test: FileID) -> [ByteRange] {
    let bytes = workspace.bytes(of: test)
    let fields =
      FieldNames(rule.response.renamed.keys.sorted()).placesWithTags(in: bytes)
      + comparedParts(of: rule, in: bytes)
    let keys = rule.response.renamed.keys.sorted().flatMap { ["\"\($0)\"", "\"\($0)\\\""] }
    let words = (rule.partsGoingAway.map { "/\($0)" } + rule.dates + keys).map { [UInt8]($0.utf8) }
    let markers = Markers(words)
    guard markers.occur(in: bytes) else { return fields }
    let strings = stringLiterals(in: bytes).map(\.range)
    let others = markers.allOccurrences(in: bytes).compactMap { found -> ByteRange? in
      let place = ByteRange(found.offset, found.offset + words[found.marker].count)
      let isWhole = !isNameByte(bytes[place.end])
      return isWhole && strings.contains { $0.contains(place) } ? place : nil
    }
    return (fields + others).sorted { $0.start < $1.start }
  }

  /// Where a test that looks at the paths of requests compares something with a part of the path
  /// that goes away: `strings.Split(r.URL.Path, "/")[6] != "clusters"`.
  private func comparedParts(of rule: Rule, in bytes: [UInt8]) -> [ByteRange] {
    guard requestPaths.occur(in: bytes) else { return [] }
    let parts = Set(rule.partsGoingAway.map { [UInt8]($0.utf8) })
    var result: [ByteRange] = []
    func add(_ expression: Expression) {
      guard case .literal(let literal) = expression,
        literal.kind == .string || literal.kind == .rawString, literal.range.count > 2
      else { return }
      let content = ByteRange(literal.range.start + 1, literal.range.end - 1)
      if parts.contains(Array(bytes[content])) { result.append(content) }
    }
    parseGo(bytes).walk { node in
      switch node {
      case .expression(.binary(let binary)):
        for link in binary.rest where link.operator == .equal || link.operator == .notEqual {
          add(binary.first)
          add(link.operand)
        }
      case .caseClause(let clause): (clause.values ?? []).forEach(add)
      case .expression(.call(let call)):
        guard case .selector(let selector) = call.function,
          case .identifier(let package) = selector.base,
          ["strings", "slices", "path"].contains(package.name)
        else { break }
        call.arguments.forEach(add)
      default: break
      }
      return true
    }
    return result
  }
}

/// How a server asks for the path of a request.
private let requestPaths = Markers(
  ["URL.Path", "RequestURI", "URL.String()", "EscapedPath()"].map { [UInt8]($0.utf8) })
