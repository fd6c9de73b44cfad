import Calls
import GoSyntax
import Rules
import Scanner
import Text

/// Servers that a test of Go starts for the program beside it: where all requests of the program
/// move, and all that the test says of paths, media types and fields moves too, nothing is left
/// that could be meant for others.
extension Rounds {
  /// Takes from such stand-ins what is assumed of others.
  func trustOwnDoubles(_ drafts: inout [Draft]) {
    for index in drafts.indices where isDouble(drafts[index]) && isOwn(drafts[index], drafts) {
      drafts[index].assumptions.removeAll { $0 == NeedsFinder.otherRequests }
    }
  }

  private func isOwn(_ double: Draft, _ all: [Draft]) -> Bool {
    let file = double.site.range.file
    let drafts = all.filter { draft in
      draft.calls.contains { call in double.calls.contains { $0.trace == call.trace } }
    }
    guard Set(double.calls.map(\.trace)).count == 1, let number = double.calls.first?.trace,
      workspace.path(of: file).suffix(8).elementsEqual("_test.go".utf8),
      drafts.allSatisfy({ $0.obstacle == nil }), movesAll(number, drafts),
      double.edits.allSatisfy({ $0.file == file })
    else { return false }
    let edits = drafts.flatMap(\.edits).filter { $0.file == file }.map(\.edit)
    var rules: [String: Rule] = [:]
    for draft in drafts { rules[draft.rule.id] = draft.rule }
    return isAbout(Array(rules.values), file, edits)
  }

  /// Whether every request that is followed in a package moves, and one does that is no test's.
  private func movesAll(_ number: Int, _ drafts: [Draft]) -> Bool {
    let trace = scan.scripts[number].trace
    if !trace.limits.isEmpty || trace.isApart { return false }
    let moved = drafts.filter { !isDouble($0) }.reduce(into: Set<EventKey>()) {
      $0.formUnion($1.keys)
    }
    let sent = trace.events.indices.filter { trace.events[$0].role == .request }
    return !sent.isEmpty
      && sent.allSatisfy { moved.contains(EventKey(trace: number, event: $0)) }
  }

  /// Whether a test is about the requests of some rules only, and edits change all that it says of
  /// them.
  private func isAbout(_ rules: [Rule], _ test: FileID, _ edits: [Edit]) -> Bool {
    let bytes = workspace.bytes(of: test)
    let tree = parseGo(bytes)
    let imports = tree.imports.map { String(decoding: bytes[$0.path.range], as: UTF8.self) }
    // What is not of the standard library may send, serve or compare anything.
    guard imports.contains("\"net/http/httptest\""),
      !imports.contains(where: { $0.split(separator: "/")[0].contains(".") })
    else { return false }
    func changes(_ place: ByteRange) -> Bool {
      edits.contains { $0.range.overlaps(place) || place.contains($0.range) }
    }
    let strings = stringLiterals(in: bytes).map(\.range)
    let paths = pathMarks.allOccurrences(in: bytes).map(\.offset)
    let named = strings.filter { literal in
      paths.contains { literal.contains(ByteRange($0, $0 + 1)) }
    }
    if !named.allSatisfy(changes) { return false }
    if rules.flatMap({ places(of: $0, in: test) }).contains(where: { !changes($0) }) {
      return false
    }
    let dropped = rules.flatMap { rule in rule.body.known.filter { !rule.body.keep.contains($0) } }
    if Markers(dropped.map { [UInt8]($0.utf8) }).occur(in: bytes) { return false }
    // Names of fields and media types outside of a server's answers may be another function's.
    let handlers = requestHandlers(in: tree)
    let words = rules.flatMap { $0.response.renamed.keys.map { "\"\($0)" } } + ["vnd."]
    let marks = Markers(words.map { [UInt8]($0.utf8) })
    return edits.allSatisfy { edit in
      !marks.occur(in: Array(bytes[edit.range]))
        || handlers.contains { $0.contains(edit.range) }
    }
  }
}

/// The functions of a Go file that answer to requests.
func requestHandlers(in tree: GoFile) -> [ByteRange] {
  functions(in: tree) { type in
    type.parameters.parameters.contains { parameter in
      guard case .selector(let selector) = parameter.type else { return false }
      return selector.name.name == "ResponseWriter"
    }
  }
}

/// The functions of a Go file, with a name or without, whose type is such a one.
func functions(in tree: GoFile, of kind: (FunctionType) -> Bool) -> [ByteRange] {
  var result: [ByteRange] = []
  tree.walk { node in
    switch node {
    case .declaration(.function(let function)) where kind(function.type):
      result.append(function.range)
    case .expression(.function(let literal)) where kind(literal.type):
      result.append(literal.range)
    default: break
    }
    return true
  }
  return result
}

/// What paths of Atlas are told by.
private let pathMarks = Markers(
  ["/groups/", "/clusters", "/api/atlas", "backup/", "lexClusters"].map { [UInt8]($0.utf8) })
