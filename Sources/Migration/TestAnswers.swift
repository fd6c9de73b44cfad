import Calls
import GoSyntax
import Rules
import Scanner
import Text

/// What the tests of a Go package answer to its requests, whatever path these ask for.
extension Planner {
  /// Renames the fields in the answers that the tests of a call's package give: where all requests
  /// of the package move, they are answers to those.
  func addTestAnswers(_ draft: Draft, _ planned: inout PlannedEdits) {
    guard !draft.rule.response.renamed.isEmpty,
      !draft.calls.contains(where: { scan.event(of: $0).role == .double })
    else { return }
    for number in Set(draft.calls.map(\.trace)) where movesWhole(number) {
      for file in scan.scripts[number].files where answersAnything(file) {
        for edit in answers(of: draft.rule, in: file) {
          planned.edits.append(edit)
          let line = LineTable(sources.bytes(of: file)).line(at: edit.edit.range.start)
          let path = String(decoding: sources.path(of: file), as: UTF8.self)
          planned.assumptions.insert(
            "what the test answers at \(path):\(line) is the answer to this request")
        }
      }
    }
  }

  /// Whether every request that is followed in a package moves.
  private func movesWhole(_ number: Int) -> Bool {
    let trace = scan.scripts[number].trace
    if !trace.limits.isEmpty || trace.isApart { return false }
    return trace.events.allSatisfy { event in
      event.role != .request
        || migratingWays[EventKey(trace: number, event: event.number)]?.count
          == event.alternatives.count
    }
  }

  /// Whether a file is a test that names no path of these requests, and in which nothing but the
  /// standard library answers.
  private func answersAnything(_ file: FileID) -> Bool {
    guard sources.path(of: file).suffix(8).elementsEqual("_test.go".utf8),
      !scan.calls.contains(where: { scan.event(of: $0).frames.last?.command.file == file })
    else { return false }
    let bytes = sources.bytes(of: file)
    return !parseGo(bytes).imports.contains { spec in
      String(decoding: bytes[spec.path.range], as: UTF8.self).split(separator: "/")[0].contains(".")
    }
  }

  /// The names of fields in JSON that a server or a transport of a test writes out.
  private func answers(of rule: Rule, in file: FileID) -> [SourceEdit] {
    let bytes = sources.bytes(of: file)
    let tree = parseGo(bytes)
    let answering = requestHandlers(in: tree) + transports(in: tree)
    var result: [SourceEdit] = []
    for literal in stringLiterals(in: bytes)
    where answering.contains(where: { $0.contains(literal.range) }) {
      for (old, new) in rule.response.renamed {
        for quote in ["\"", "\\\""] {
          let key = [UInt8]("\(quote)\(old)\(quote)".utf8)
          let content = ByteRange(literal.range.start + 1, literal.range.end - 1)
          for found in Markers([key]).allOccurrences(in: Array(bytes[content])) {
            let start = content.start + found.offset
            result.append(
              SourceEdit(
                file: file, range: ByteRange(start, start + key.count),
                replacement: [UInt8]("\(quote)\(new)\(quote)".utf8)))
          }
        }
      }
    }
    return result
  }
}

/// The functions of a Go file that give answers to requests, as a transport does.
private func transports(in tree: GoFile) -> [ByteRange] {
  functions(in: tree) { type in
    type.results?.parameters.contains { parameter in
      guard case .star(_, let inner) = parameter.type, case .selector(let selector) = inner else {
        return false
      }
      return selector.name.name == "Response"
    } == true
  }
}
