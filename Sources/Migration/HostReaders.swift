import Calls
import Documents
import Rules
import Scanner
import Text

/// Answers that a step hands to later ones through what runs them: `$GITHUB_OUTPUT`, a line that a
/// pipeline of Azure or TeamCity reads.
extension ReaderSearch {
  /// Whether a command prints a line that sets a variable of what runs the script.
  func setsVariableOfHost(_ event: Event) -> Bool {
    let texts =
      event.alternatives.flatMap(\.arguments).map(\.text) + event.alternatives.compactMap(\.input)
    return texts.contains { text in
      ["##vso[task.setvariable", "::set-output ", "::set-env ", "##teamcity[setParameter"]
        .contains(where: text.bytes.contains)
    }
  }
}

extension NeedsFinder {
  /// Why a document or a script stands in the way where a step hands its answer on: an expression,
  /// another part of the step's own document, or what reads a variable, names a field that has
  /// another name then.
  func laterStep(of call: DeprecatedCall, _ readers: Readers) -> String? {
    let fields = call.rule.response.renamed.keys.sorted()
    guard readers.isHandedOver, !fields.isEmpty else { return nil }
    let script = scan.scripts[call.trace]
    if let field = fieldBeside(call, fields) {
      return "its answer is handed to later steps, and this file names `\(field)` in another one"
    }
    for source in workspace.sources.files where source.path != workspace.path(of: script.file) {
      let field = fields.first { field in
        source.bytes.contains(field)
          && expressions(in: source.bytes).contains { $0.contains(field) }
      }
      guard let field else { continue }
      return handedOver(to: source.path, field)
    }
    for other in scan.scripts {
      for event in other.trace.events where OpenReader(event: event).isReader {
        let texts = event.alternatives.flatMap { event.texts(of: $0) }
        guard texts.flatMap(\.holes).contains(where: isGivenByHost),
          let field = fields.first(where: { field in texts.contains { $0.bytes.contains(field) } })
        else { continue }
        return handedOver(to: workspace.path(of: other.file), field)
      }
    }
    return nil
  }

  /// Whether a value comes from the environment, or from an expression that names an output.
  private func isGivenByHost(_ hole: Hole) -> Bool {
    hole.kind == .variable || hole.kind == .unknown && hole.name.contains("outputs")
  }

  private func handedOver(to path: [UInt8], _ field: String) -> String {
    "its answer is handed to later steps, and `\(String(decoding: path, as: UTF8.self))` reads "
      + "`\(field)`"
  }

  /// The field that the document with a step names outside of it, or in an expression.
  private func fieldBeside(_ call: DeprecatedCall, _ fields: [String]) -> String? {
    let script = scan.scripts[call.trace]
    if script.places.isEmpty { return nil }
    let bytes = workspace.bytes(of: script.file)
    var rest = bytes
    let own = call.site.command.range
    for place in script.places where place.contains(own) {
      for offset in place.start..<min(place.end, rest.count) { rest[offset] = 0x20 }
    }
    let texts = [rest] + expressions(in: bytes)
    return fields.first { field in texts.contains { $0.contains(field) } }
  }

  /// `${{ ... }}`
  private func expressions(in bytes: [UInt8]) -> [[UInt8]] {
    var result: [[UInt8]] = []
    for found in Markers([[UInt8]("${{".utf8)]).allOccurrences(in: bytes) {
      let end = bytes[found.offset...].firstIndex(of: UInt8(ascii: "}")) ?? bytes.count
      result.append(Array(bytes[found.offset..<end]))
    }
    return result
  }

  /// Why another script stands in the way that reads a file by the variable which names the file
  /// with the answer here (`"$JOB_FILE"`), and a field that has another name then.
  func readerOfVariable(of call: DeprecatedCall, _ derived: Set<Int>) -> String? {
    let fields = call.rule.response.renamed.keys.sorted()
    let script = scan.scripts[call.trace]
    let names = derived.union([call.event]).reduce(into: Set<String>()) {
      $0.formUnion(script.trace.savedVariables[$1] ?? [])
    }
    guard !fields.isEmpty, !names.isEmpty else { return nil }
    for (index, other) in scan.scripts.enumerated()
    where index != call.trace && !areFollowedTogether(script, other) {
      for event in other.trace.events {
        let texts = event.alternatives.flatMap { event.texts(of: $0) }
        let variable = texts.flatMap(\.holes).first { hole in
          names.contains { name in
            hole.kind == .variable ? hole.name == name : hole.name == "file ${\(name)}"
          }
        }
        guard let variable,
          texts.contains(where: { text in fields.contains { text.bytes.contains($0) } })
        else { continue }
        let path = String(decoding: workspace.path(of: other.file), as: UTF8.self)
        return "its answer is kept in a file, and `\(path)` reads a field with another name then "
          + "from the file that `\(variable.name)` names as well"
      }
    }
    return nil
  }

  /// Why another file stands in the way that names a file in which those who run the script keep
  /// what it prints, and a field that has another name then.
  func readerOfKept(_ call: DeprecatedCall, isShown: Bool) -> String? {
    let fields = call.rule.response.renamed.keys.sorted()
    let script = scan.scripts[call.trace]
    let isPrinted = script.trace.events[call.event].destination == .terminal || isShown
    guard isPrinted, !fields.isEmpty, script.places.isEmpty,
      let name = baseName(TracedText(unwritten: workspace.path(of: script.file)))
    else { return nil }
    for other in scan.scripts where !other.trace.ran.contains(script.file) {
      let kept = other.trace.events.filter { $0.name == name }.flatMap { event in
        (other.trace.saved[event.number] ?? []).union(other.trace.savedForNow[event.number] ?? [])
      }
      for file in Set(kept).sorted() {
        let reader = workspace.sources.files.first { source in
          source.bytes.contains(file) && fields.contains { source.bytes.contains($0) }
        }
        guard let reader else { continue }
        let path = String(decoding: reader.path, as: UTF8.self)
        return "its answer is printed and kept in `\(file)`, and `\(path)` names that file and "
          + fields.map { "`\($0)`" }.joined(separator: ", ")
      }
    }
    return nil
  }
}
