package import Calls
import Documents
import Files
import Rules
package import Text

/// Adds the files that name a file of data which a script of the run reads (`curl -K curl.cfg`,
/// `$(cat VERSION)`, `-d @body.json`): an edit of it has to suit them too.
func addDataUsers(
  _ search: TextSearch, _ rules: RuleSet, _ workspace: Workspace, _ traces: Traces,
  _ known: inout Set<FileID>, to result: inout Discovery
) {
  let names = Set(
    result.scripts.flatMap { script in
      dataFiles(of: traces.of(script: script), in: script, workspace)
    }.filter { mayBeEdited(workspace.bytes(of: $0), rules) }.map {
      lastComponent(workspace.path(of: $0))
    }
  ).filter { $0.count > 2 }.sorted { $0.lexicographicallyPrecedes($1) }
  guard !names.isEmpty else { return }
  for candidate in search.files(with: names, isWanted: mayShareScripts)
  where names.contains(where: { isNamed($0, in: candidate.bytes) }) {
    if DocumentKind(path: candidate.path, bytes: candidate.bytes) == .other {
      _ = workspace.add(candidate)
    } else {
      add(sharer: candidate, workspace, &known, to: &result)
    }
  }
}

/// Whether a file of data holds what an edit may change: a day, a part of a path, a field.
private func mayBeEdited(_ bytes: [UInt8], _ rules: RuleSet) -> Bool {
  let parts = rules.pathMarkers.flatMap { $0.split(separator: "/").map(String.init) }
  let fields = rules.rules.flatMap { $0.body.known + $0.response.renamed.keys }
  let words = Set(parts + fields + rules.collectionMarkers + [rules.api.mediaTypePrefix])
  let days = bytes.split { !(0x30...0x39).contains($0) && $0 != UInt8(ascii: "-") }
  return Markers(words.sorted().map { [UInt8]($0.utf8) }).occur(in: bytes)
    || days.contains { Day(Array($0)) != nil }
}

/// The files of the repository whose text a script's commands take, and that are no scripts of it.
package func dataFiles(
  of trace: Trace, in script: FileID, _ workspace: Workspace
) -> Set<FileID> {
  var files: Set<FileID> = []
  for event in trace.events {
    for argument in event.alternatives.flatMap(\.arguments) {
      files.formUnion(argument.text.pieces.compactMap { $0.origin?.file })
      let at = argument.text.bytes.lastIndex(of: UInt8(ascii: "@"))
      guard event.client != nil || event.name == "atlas", let at, argument.text.isKnown,
        let file = workspace.load(
          Array(argument.text.bytes[(at + 1)...]), of: event, from: script)
      else { continue }
      files.insert(file)
    }
  }
  return files.subtracting(trace.sourced + [script])
}

/// Whether a text names a file, as a whole word of a path and not as a variable.
package func isNamed(_ name: [UInt8], in bytes: [UInt8]) -> Bool {
  Markers([name]).allOccurrences(in: bytes).contains { found in
    let end = found.offset + name.count
    let before = found.offset == 0 ? nil : bytes[found.offset - 1]
    let after = end == bytes.count ? nil : bytes[end]
    // `${1:-data}`
    let start = bytes[..<found.offset].suffix(2)
    if start.elementsEqual(":-".utf8) || start.elementsEqual(":=".utf8) {
      return after.map { "}/".utf8.contains($0) } == true
    }
    let isWord = before.map { !isNameByte($0) && !"$-.".utf8.contains($0) } ?? true
    let isVariable = after.map { isNameByte($0) || "=:-}".utf8.contains($0) } ?? false
    return isWord && !isVariable
  }
}
